import path from 'node:path';
import { absolute, common, shown, type Common, type Values } from './read-values.ts';
import type { SongCommand } from './song-command.ts';
import { WrongUsage } from './wrong-usage.ts';

/** What is done with the data folder; `show` only tells what lies in it. */
export type DataCommand =
  | { readonly kind: 'show' | 'check' | 'missing' }
  | { readonly kind: 'backup'; readonly to: string | null }
  | { readonly kind: 'restore'; readonly backup: string }
  | { readonly kind: 'pictures'; readonly budgetBytes: number; readonly remove: boolean }
  | { readonly kind: 'embeddings'; readonly fill: boolean; readonly remove: string | null }
  | { readonly kind: 'link'; readonly from: string; readonly to: string };

export type DataOptions = Common & { readonly command: 'data'; readonly action: DataCommand; readonly json: boolean };

export function addData(program: SongCommand, found: (options: DataOptions) => void): void {
  const group = program
    .below('data', 'help-data')
    .takes('--pack', 'value-folder', 'help-option-pack')
    .has('--json', 'help-option-json');
  const tell = (action: DataCommand, values: Values): void =>
    found({ command: 'data', ...common(values), action, json: values['json'] === true });

  for (const kind of ['show', 'check', 'missing'] as const) {
    const command = group.below(kind, `help-data-${kind}`, { isDefault: kind === 'show' });
    command.action(() => tell({ kind }, command.optsWithGlobals()));
  }
  const backup = group.below('backup', 'help-data-backup').takes('--to', 'value-folder', 'help-data-to');
  backup.action(() => {
    const values: Values = backup.optsWithGlobals();
    tell({ kind: 'backup', to: absolute(values['to']) }, values);
  });
  const restore = group.below('restore', 'help-data-restore').needs('value-backup', 'help-argument-backup');
  restore.action((name: string) => tell({ kind: 'restore', backup: name }, restore.optsWithGlobals()));
  const pictures = group
    .below('pictures', 'help-data-pictures')
    .takes('--budget', 'value-amount', 'help-data-budget')
    .has('--remove', 'help-data-remove');
  pictures.action(() => {
    const values: Values = pictures.optsWithGlobals();
    const remove = values['remove'] === true;
    tell({ kind: 'pictures', budgetBytes: budgetBytes(values['budget']), remove }, values);
  });
  const embeddings = group
    .below('embeddings', 'help-data-embeddings')
    .has('--fill', 'help-data-embeddings-fill')
    .takes('--remove', 'value-name', 'help-data-embeddings-remove');
  embeddings.action(() => {
    const values: Values = embeddings.optsWithGlobals();
    const { remove } = values;
    tell(
      { kind: 'embeddings', fill: values['fill'] === true, remove: typeof remove === 'string' ? remove : null },
      values,
    );
  });
  const link = group
    .below('link', 'help-data-link')
    .needs('value-old', 'help-argument-old')
    .needs('value-new', 'help-argument-new');
  link.action((from: string, to: string) =>
    tell({ kind: 'link', from: path.resolve(from), to: path.resolve(to) }, link.optsWithGlobals()),
  );
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };
const mostBytes = 1e15;

/** `800MB`, `2 GB`, `1.5g` or plain bytes, in powers of ten as disks are sold. */
function budgetBytes(text: unknown): number {
  if (text === undefined) throw new WrongUsage('usage-option-missing', { option: '--budget' });
  const found = /^(\d+(?:[.,]\d+)?)\s*([kmgt]?)b?$/i.exec(String(text).trim());
  const unit = units[found?.[2]?.toLowerCase() ?? ''] ?? 1;
  const bytes = found === null ? Number.NaN : Math.round(Number(found[1]?.replace(',', '.')) * unit);
  if (!(bytes <= mostBytes)) throw new WrongUsage('usage-budget', { option: '--budget', given: shown(text) });
  return bytes;
}
