import { absolute, common, commonOptions, parsed, type Common, type Values } from '../cli-words.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** What is done with the data folder; `show` only tells what lies in it. */
export type DataCommand =
  | { readonly kind: 'show' | 'check' | 'missing' }
  | { readonly kind: 'backup'; readonly to: string | null }
  | { readonly kind: 'restore'; readonly backup: string }
  | { readonly kind: 'pictures'; readonly budgetBytes: number; readonly remove: boolean }
  | { readonly kind: 'link'; readonly from: string; readonly to: string };

export type DataOptions = Common & { readonly command: 'data'; readonly action: DataCommand; readonly json: boolean };

export function dataOptions(words: readonly string[]): DataOptions {
  const { values, positionals } = parsed(words, {
    ...commonOptions,
    to: { type: 'string' },
    budget: { type: 'string' },
    remove: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  return {
    command: 'data',
    ...common(values),
    action: dataCommand(positionals, values),
    json: values['json'] === true,
  };
}

function dataCommand([action = 'show', ...names]: readonly string[], values: Values): DataCommand {
  const [first, second] = names;
  switch (action) {
    case 'show':
    case 'check':
    case 'missing':
      return { kind: action };
    case 'backup':
      return { kind: 'backup', to: absolute(values['to']) };
    case 'restore':
      if (first === undefined) throw new WrongUsage('Say which backup to restore; songsight data lists them.');
      return { kind: 'restore', backup: first };
    case 'pictures':
      return { kind: 'pictures', budgetBytes: budgetBytes(values['budget']), remove: values['remove'] === true };
    case 'link':
      if (first === undefined || second === undefined) {
        throw new WrongUsage('Say which folder was moved and where it is now: songsight data link <old> <new>.');
      }
      return { kind: 'link', from: absolute(first) ?? first, to: absolute(second) ?? second };
    default:
      throw new WrongUsage(
        `songsight data does not know "${action}". It knows show, check, backup, restore, pictures, link and missing.`,
      );
  }
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** `800MB`, `2 GB`, `1.5g` or plain bytes, in powers of ten as disks are sold. */
function budgetBytes(text: unknown): number {
  const found = typeof text === 'string' ? /^(\d+(?:\.\d+)?)\s*([kmgt]?)b?$/i.exec(text.trim()) : null;
  const unit = units[found?.[2]?.toLowerCase() ?? ''];
  if (found === null || unit === undefined) throw new WrongUsage('--budget is an amount of room, e.g. 800MB or 2GB.');
  return Math.round(Number(found[1]) * unit);
}
