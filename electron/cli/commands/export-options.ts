import { exportFormats, type ExportFormat, type ExportOptions } from '#contract/exports.ts';
import { absolute, common, commonOptions, fraction, parsed, type Common, type Values } from '../cli-words.ts';
import { isDay } from '#contract/schema/fields.ts';
import { WrongUsage } from '../wrong-usage.ts';

export type ExportCommand = Common & {
  readonly command: 'export';
  readonly format: ExportFormat;
  readonly out: string;
  /** By name; null is all. */
  readonly station: string | null;
  /** By code, common or scientific name; empty is all. */
  readonly species: readonly string[];
  readonly fromDay: string | null;
  readonly toDay: string | null;
  readonly minScore: number | null;
  readonly reviewedOnly: boolean;
  readonly options: ExportOptions;
  readonly json: boolean;
};

/** @throws WrongUsage */
export function exportOptions(words: readonly string[]): ExportCommand {
  const { values, positionals } = parsed(words, {
    ...commonOptions,
    format: { type: 'string' },
    out: { type: 'string' },
    station: { type: 'string' },
    species: { type: 'string', multiple: true },
    from: { type: 'string' },
    to: { type: 'string' },
    threshold: { type: 'string' },
    'reviewed-only': { type: 'boolean', default: false },
    title: { type: 'string' },
    holder: { type: 'string' },
    licence: { type: 'string' },
    sound: { type: 'string' },
    margin: { type: 'string' },
    language: { type: 'string' },
    separator: { type: 'string' },
    decimal: { type: 'string' },
    times: { type: 'string' },
    'guessed-times': { type: 'boolean', default: false },
    overwrite: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  if (positionals.length > 0)
    throw new WrongUsage(`songsight export takes no "${positionals[0]}": say --out for a folder.`);
  return {
    command: 'export',
    ...common(values),
    format: formatOf(values['format']),
    out: absolute(values['out']) ?? missing('--out', 'the folder to write into'),
    station: text(values['station']),
    species: speciesOf(values['species']),
    fromDay: day('--from', values['from']),
    toDay: day('--to', values['to']),
    minScore: fraction('--threshold', values['threshold']) ?? null,
    reviewedOnly: values['reviewed-only'] === true,
    options: optionsOf(values),
    json: values['json'] === true,
  };
}

function missing(name: string, what: string): never {
  throw new WrongUsage(`Say ${what} with ${name}.`);
}

function formatOf(value: unknown): ExportFormat {
  const found = exportFormats.find((format) => format === value);
  if (found === undefined) throw new WrongUsage(`--format is one of ${exportFormats.join(', ')}.`);
  return found;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function speciesOf(value: unknown): string[] {
  const given = Array.isArray(value) ? value.map(String) : [];
  return given.flatMap((each) => each.split(',')).flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
}

function day(name: string, value: unknown): string | null {
  const given = text(value);
  if (given === null) return null;
  if (!isDay(given)) throw new WrongUsage(`${name} is a date like 2026-05-01.`);
  return given;
}

function optionsOf(values: Values): ExportOptions {
  const [title, holder, licence] = [text(values['title']), text(values['holder']), text(values['licence'])];
  const sound = text(values['sound']);
  if (sound !== null && sound !== 'wav' && sound !== 'flac') throw new WrongUsage('--sound is wav or flac.');
  const margin = text(values['margin']);
  if (margin !== null && !(margin.trim() !== '' && Number(margin) >= 0 && Number(margin) <= 60))
    throw new WrongUsage('--margin is a number of seconds from 0 to 60.');
  return {
    ...(title === null ? {} : { title }),
    ...(holder === null ? {} : { holder }),
    ...(licence === null ? {} : { licence }),
    ...(sound === null ? {} : { sound }),
    ...(margin === null ? {} : { marginSeconds: Number(margin) }),
    ...chosen('language', values, ['en', 'de', 'es']),
    ...chosen('separator', values, ['comma', 'semicolon', 'tab']),
    ...chosen('decimal', values, ['point', 'comma']),
    ...chosen('times', values, ['iso', 'spreadsheet']),
    ...(values['guessed-times'] === true ? { guessedTimes: true } : {}),
    existing: values['overwrite'] === true ? 'replace' : 'beside',
  };
}

/** One of a few words, where it is given. */
function chosen<const Name extends string, const Word extends string>(
  name: Name,
  values: Values,
  words: readonly Word[],
): { [K in Name]?: Word } {
  const given = text(values[name]);
  const word = words.find((each) => each === given);
  if (given !== null && word === undefined) throw new WrongUsage(`--${name} is one of ${words.join(', ')}.`);
  const result: { [K in Name]?: Word } = {};
  if (word !== undefined) result[name] = word;
  return result;
}
