import path from 'node:path';
import { common, type Common, type Values } from '../read-values.ts';
import type { SongCommand } from '../song-command.ts';

/** `songsight measure`: the model held against a table of what is to be heard. */
export type MeasureOptions = Common & { readonly command: 'measure'; readonly table: string; readonly json: boolean };

export function addMeasure(program: SongCommand, found: (options: MeasureOptions) => void): void {
  const command = program
    .below('measure', 'help-measure')
    .needs('value-file', 'help-argument-measure')
    .takes('--pack', 'value-folder', 'help-option-pack')
    .has('--json', 'help-option-json');
  command.action((table: string) => {
    const values: Values = command.optsWithGlobals();
    found({ command: 'measure', ...common(values), table: path.resolve(table), json: values['json'] === true });
  });
}
