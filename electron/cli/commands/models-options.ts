import { absolute, common, commonOptions, parsed, type Common } from '../cli-words.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** What is done with model packs. */
export type PacksCommand =
  | { readonly kind: 'list' }
  | { readonly kind: 'check' | 'import'; readonly path: string; readonly labels: string | null }
  | { readonly kind: 'get'; readonly id: string; readonly accept: boolean }
  | { readonly kind: 'use' | 'remove'; readonly id: string };

export type PacksOptions = Common & {
  readonly command: 'packs';
  readonly action: PacksCommand;
  readonly json: boolean;
};

export function packsOptions(words: readonly string[]): PacksOptions {
  const { values, positionals } = parsed(words, {
    ...commonOptions,
    labels: { type: 'string' },
    'accept-licence': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  const more = { labels: absolute(values['labels']), accept: values['accept-licence'] === true };
  const action = packsCommand(positionals, more);
  return { command: 'packs', ...common(values), action, json: values['json'] === true };
}

type More = { readonly labels: string | null; readonly accept: boolean };

function packsCommand([action = 'list', name]: readonly string[], { labels, accept }: More): PacksCommand {
  switch (action) {
    case 'list':
      return { kind: 'list' };
    case 'check':
    case 'import':
      if (name === undefined)
        throw new WrongUsage(`Say what to ${action}: a .tflite or .onnx model, a .zip or a folder.`);
      return { kind: action, path: absolute(name) ?? name, labels };
    case 'get':
      if (name === undefined) throw new WrongUsage('Say which model to get; songsight models lists them.');
      return { kind: 'get', id: name, accept };
    case 'use':
    case 'remove':
      if (name === undefined) throw new WrongUsage(`Say which model to ${action}; songsight models lists them.`);
      return { kind: action, id: name };
    default:
      throw new WrongUsage(
        `songsight models does not know "${action}". It knows list, get, check, import, use and remove.`,
      );
  }
}
