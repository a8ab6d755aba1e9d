import path from 'node:path';
import { common, fraction, textOf, type Common, type Values } from '../read-values.ts';
import type { SongCommand } from '../song-command.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** `songsight measure`: the model held against a table of what is to be heard, or against another model. */
export type MeasureOptions = Common & {
  readonly command: 'measure';
  readonly wanted:
    | { readonly kind: 'truth'; readonly table: string; readonly of: string | null }
    | { readonly kind: 'against'; readonly name: string; readonly threshold: number | null };
  readonly json: boolean;
};

export function addMeasure(program: SongCommand, found: (options: MeasureOptions) => void): void {
  const command = program
    .below('measure', 'help-measure')
    .needs('value-file', 'help-argument-measure', 'any')
    .takes('--pack', 'value-folder', 'help-option-pack')
    .takes('--of', 'value-name', 'help-measure-of')
    .takes('--against', 'value-name', 'help-measure-against')
    .takes('--threshold', 'value-number', 'help-measure-threshold')
    .has('--json', 'help-option-json');
  command.action((tables: readonly string[]) => {
    const values: Values = command.optsWithGlobals();
    const [table, ...more] = tables;
    const name = textOf(values['against']);
    if ((table === undefined) === (name === undefined) || more.length > 0) throw new WrongUsage('usage-measure');
    const of = textOf(values['of']) ?? null;
    if (of !== null && name !== undefined) throw new WrongUsage('usage-measure-of');
    const threshold = fraction('--threshold', values['threshold']) ?? null;
    const wanted =
      name === undefined
        ? ({ kind: 'truth', table: path.resolve(table ?? ''), of } as const)
        : ({ kind: 'against', name, threshold } as const);
    found({ command: 'measure', ...common(values), wanted, json: values['json'] === true });
  });
}
