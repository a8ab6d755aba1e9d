import { absolute, common, commonOptions, parsed, type Common } from '../cli-words.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** What is done with model packs. */
export type PacksCommand =
  | { readonly kind: 'list' }
  | { readonly kind: 'check' | 'import'; readonly path: string; readonly labels: string | null }
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
    json: { type: 'boolean', default: false },
  });
  const action = packsCommand(positionals, absolute(values['labels']));
  return { command: 'packs', ...common(values), action, json: values['json'] === true };
}

function packsCommand([action = 'list', name]: readonly string[], labels: string | null): PacksCommand {
  switch (action) {
    case 'list':
      return { kind: 'list' };
    case 'check':
    case 'import':
      if (name === undefined)
        throw new WrongUsage(`Say what to ${action}: a .tflite or .onnx model, a .zip or a folder.`);
      return { kind: action, path: absolute(name) ?? name, labels };
    case 'use':
    case 'remove':
      if (name === undefined) throw new WrongUsage(`Say which pack to ${action}; songsight packs lists them.`);
      return { kind: action, id: name };
    default:
      throw new WrongUsage(`songsight packs does not know "${action}". It knows list, check, import, use and remove.`);
  }
}
