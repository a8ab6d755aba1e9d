import { exportFormats, type ExportFormat, type ExportOptions } from '#contract/exports.ts';
import { sunParts, type SunSpan } from '#contract/schema/sun-span.ts';
import { sentence } from '#contract/words/sentence.ts';
import { absolute, day, decimal, fraction, oneOf, sunSpan, textOf, wholeNumber, type Values } from './read-values.ts';
import type { SongCommand } from './song-command.ts';
import { WrongUsage } from './wrong-usage.ts';

export type ExportCommand = {
  readonly command: 'export';
  readonly dataFolder: string | null;
  readonly format: ExportFormat;
  readonly out: string;
  /** By name; null is all. */
  readonly station: string | null;
  /** By code, common or scientific name; empty is all. */
  readonly species: readonly string[];
  readonly fromDay: string | null;
  readonly toDay: string | null;
  readonly sun: SunSpan | null;
  readonly minScore: number | null;
  readonly reviewedOnly: boolean;
  /** Only what has it; null is all. */
  readonly tag: string | null;
  readonly favouritesOnly: boolean;
  /** The language comes from the run. */
  readonly options: ExportOptions;
  readonly json: boolean;
};

const separators = ['comma', 'semicolon', 'tab'] as const;
const decimals = ['point', 'comma'] as const;
const times = ['iso', 'spreadsheet'] as const;
const sounds = ['wav', 'flac'] as const;

export function addExport(program: SongCommand, found: (options: ExportCommand) => void): void {
  const command = program
    .below('export', 'help-export')
    .takes('--format', 'value-name', sentence('help-export-format', { formats: exportFormats.join(', ') }))
    .takes('--out', 'value-folder', 'help-export-out')
    .takes('--station', 'value-name', 'help-export-station')
    .takesMany('--species', 'value-names', 'help-export-species')
    .takes('--from', 'value-day', 'help-export-from')
    .takes('--to', 'value-day', 'help-export-to')
    .takes('--sun', 'value-part', sentence('help-export-sun', { parts: Object.keys(sunParts).join(', ') }))
    .takes('--threshold', 'value-number', 'help-export-threshold')
    .has('--reviewed-only', 'help-export-reviewed-only')
    .takes('--tag', 'value-text', 'help-export-tag')
    .has('--favourites-only', 'help-export-favourites-only')
    .takes('--title', 'value-text', 'help-export-title')
    .takes('--holder', 'value-text', 'help-export-holder')
    .takes('--licence', 'value-text', 'help-export-licence')
    .takes('--separator', separators, 'help-export-separator')
    .takes('--decimal', decimals, 'help-export-decimal')
    .takes('--times', times, 'help-export-times')
    .has('--guessed-times', 'help-export-guessed-times')
    .takes('--sound', sounds, 'help-export-sound')
    .takes('--visit-days', 'value-number', 'help-export-visit-days')
    .has('--confirmed-only', 'help-export-confirmed-only')
    .takes('--margin', 'value-seconds', 'help-export-margin')
    .has('--overwrite', 'help-option-overwrite')
    .has('--json', 'help-option-json');
  command.action(() => found(exportOptions(command.optsWithGlobals())));
}

function exportOptions(values: Values): ExportCommand {
  const [fromDay, toDay] = [day('--from', values['from']) ?? null, day('--to', values['to']) ?? null];
  if (fromDay !== null && toDay !== null && fromDay > toDay)
    throw new WrongUsage('usage-days-turned', { from: fromDay, to: toDay });
  return {
    command: 'export',
    dataFolder: absolute(values['data']),
    format: oneOf('--format', values['format'], exportFormats) ?? missing('--format'),
    out: absolute(values['out']) ?? missing('--out'),
    station: textOf(values['station']) ?? null,
    species: speciesOf(values['species']),
    fromDay,
    toDay,
    sun: sunSpan('--sun', values['sun']) ?? null,
    minScore: fraction('--threshold', values['threshold']) ?? null,
    reviewedOnly: values['reviewedOnly'] === true,
    tag: textOf(values['tag']) ?? null,
    favouritesOnly: values['favouritesOnly'] === true,
    options: optionsOf(values),
    json: values['json'] === true,
  };
}

/** @throws WrongUsage */
export function missing(option: string): never {
  throw new WrongUsage('usage-option-missing', { option });
}

function speciesOf(value: unknown): string[] {
  const given = Array.isArray(value) ? value.map(String) : [];
  return given.flatMap((each) => each.split(',')).flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
}

function optionsOf(values: Values): ExportOptions {
  const [title, holder, licence] = [textOf(values['title']), textOf(values['holder']), textOf(values['licence'])];
  const sound = oneOf('--sound', values['sound'], sounds);
  const marginSeconds = decimal('--margin', values['margin'], 0, 60);
  const visitDays = wholeNumber('--visit-days', values['visitDays'], 1, 31);
  const separator = oneOf('--separator', values['separator'], separators);
  const sign = oneOf('--decimal', values['decimal'], decimals);
  const written = oneOf('--times', values['times'], times);
  return {
    ...(title === undefined ? {} : { title }),
    ...(holder === undefined ? {} : { holder }),
    ...(licence === undefined ? {} : { licence }),
    ...(sound === undefined ? {} : { sound }),
    ...(marginSeconds === undefined ? {} : { marginSeconds }),
    ...(visitDays === undefined ? {} : { visitDays }),
    ...(values['confirmedOnly'] === true ? { confirmedOnly: true } : {}),
    ...(separator === undefined ? {} : { separator }),
    ...(sign === undefined ? {} : { decimal: sign }),
    ...(written === undefined ? {} : { times: written }),
    ...(values['guessedTimes'] === true ? { guessedTimes: true } : {}),
    existing: values['overwrite'] === true ? 'replace' : 'beside',
  };
}
