import path from 'node:path';
import { common, textOf, type Common, type Values } from './read-values.ts';
import type { SongCommand } from './song-command.ts';
import { WrongUsage } from './wrong-usage.ts';

/** `songsight classifier train`: a classifier of a person's own on the embeddings. */
export type ClassifierOptions = Common & {
  readonly command: 'classifier';
  readonly name: string;
  /** null: the verdicts in the database; else the absolute path of a table. */
  readonly table: string | null;
  /** Names or codes; empty: every label there is. */
  readonly species: readonly string[];
  readonly json: boolean;
};

export function addClassifier(program: SongCommand, found: (options: ClassifierOptions) => void): void {
  const group = program.below('classifier', 'help-classifier').has('--json', 'help-option-json');
  const command = group
    .below('train', 'help-classifier-train')
    .takes('--name', 'value-name', 'help-classifier-name')
    .takes('--labels', 'value-file', 'help-classifier-labels')
    .takes('--species', 'value-names', 'help-classifier-species')
    .takes('--pack', 'value-folder', 'help-option-pack');
  command.action(() => {
    const values: Values = command.optsWithGlobals();
    const name = textOf(values['name']);
    if (name === undefined) throw new WrongUsage('usage-option-missing', { option: '--name' });
    const labels = textOf(values['labels']) ?? 'verdicts';
    found({
      command: 'classifier',
      ...common(values),
      name,
      table: labels === 'verdicts' ? null : path.resolve(labels),
      species: (textOf(values['species']) ?? '')
        .split(',')
        .flatMap((each) => (each.trim() === '' ? [] : [each.trim()])),
      json: values['json'] === true,
    });
  });
}
