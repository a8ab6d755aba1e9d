import { missing, type ExportCommand } from './export-options.ts';
import { absolute, day, textOf, wholeNumber, type Values } from './read-values.ts';
import type { SongCommand } from './song-command.ts';

/** `songsight digest`: the export of the last days under its own name, made for a clock that calls it every week. */
export function addDigest(program: SongCommand, found: (options: ExportCommand) => void): void {
  const command = program
    .below('digest', 'help-digest')
    .takes('--out', 'value-folder', 'help-digest-out')
    .takes('--days', 'value-number', 'help-digest-days')
    .takes('--to', 'value-day', 'help-digest-to')
    .takes('--title', 'value-text', 'help-export-title')
    .has('--json', 'help-option-json');
  command.action(() => found(digestOptions(command.optsWithGlobals())));
}

function digestOptions(values: Values): ExportCommand {
  const toDay = day('--to', values['to']) ?? null;
  const title = textOf(values['title']);
  const days = wholeNumber('--days', values['days'], 1, 366);
  return {
    command: 'export',
    dataFolder: absolute(values['data']),
    format: 'digest-html',
    out: absolute(values['out']) ?? missing('--out'),
    station: null,
    species: [],
    fromDay: null,
    toDay,
    sun: null,
    minScore: null,
    reviewedOnly: false,
    tag: null,
    favouritesOnly: false,
    options: {
      ...(title === undefined ? {} : { title }),
      ...(days === undefined ? {} : { days }),
      fileName: `digest-${toDay ?? new Date().toLocaleDateString('sv')}.html`,
      existing: 'replace',
    },
    json: values['json'] === true,
  };
}
