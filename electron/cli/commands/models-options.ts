import { absolute, common, commonOptions, parsed, type Common } from '../cli-words.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** What is done with model packs. */
export type PacksDeed =
  | { readonly kind: 'list' }
  | { readonly kind: 'check' | 'import'; readonly path: string; readonly labels: string | null }
  | { readonly kind: 'use' | 'remove'; readonly id: string };

export type PacksOptions = Common & { readonly command: 'packs'; readonly deed: PacksDeed; readonly json: boolean };

export function packsOptions(words: readonly string[]): PacksOptions {
  const { values, positionals } = parsed(words, {
    ...commonOptions,
    labels: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const deed = packsDeed(positionals, absolute(values['labels']));
  return { command: 'packs', ...common(values), deed, json: values['json'] === true };
}

function packsDeed([deed = 'list', name]: readonly string[], labels: string | null): PacksDeed {
  switch (deed) {
    case 'list':
      return { kind: 'list' };
    case 'check':
    case 'import':
      if (name === undefined) throw new WrongUsage(`Say what to ${deed}: a folder, a .zip or an .onnx model.`);
      return { kind: deed, path: absolute(name) ?? name, labels };
    case 'use':
    case 'remove':
      if (name === undefined) throw new WrongUsage(`Say which pack to ${deed}; songsight packs lists them.`);
      return { kind: deed, id: name };
    default:
      throw new WrongUsage(`songsight packs does not know "${deed}". It knows list, check, import, use and remove.`);
  }
}
