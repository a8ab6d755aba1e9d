import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { PicturePolicy } from '#contract/settings.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Options every command takes. Paths are absolute. */
type Common = { readonly dataFolder: string | null; readonly packFolder: string | null };

/** What a run changes in the settings of its data folder. */
export type SettingsChange = {
  readonly picturePolicy?: PicturePolicy;
  readonly threshold?: number;
  readonly steps?: number;
};

export type AnalyseOptions = Common & {
  readonly command: 'analyse';
  readonly folder: string;
  readonly report: string | null;
  readonly detections: string | null;
  readonly json: boolean;
  readonly change: SettingsChange;
};

export type WatchOptions = Common & { readonly command: 'watch'; readonly folder: string };
export type ServeOptions = Common & {
  readonly command: 'serve';
  readonly folder: string | null;
  readonly port: number;
};
export type CliOptions = { readonly command: 'help' | 'version' } | AnalyseOptions | WatchOptions | ServeOptions;

const commonOptions = { data: { type: 'string' }, pack: { type: 'string' } } as const;
const policies: Readonly<Record<string, PicturePolicy>> = { all: 'every', best: 'best', none: 'off' };

/**
 * Turns the words after the program's name into a command.
 * @throws WrongUsage with a sentence for the person who typed it.
 */
export function cliOptions(words: readonly string[]): CliOptions {
  const [command, ...rest] = words;
  if (command === undefined) throw new WrongUsage('Say what to do: analyse, watch or serve.');
  if (words.includes('--help') || command === 'help') return { command: 'help' };
  switch (command) {
    case '--version':
      return { command: 'version' };
    case 'analyse':
    case 'analyze':
      return analyseOptions(rest);
    case 'watch':
      return watchOptions(rest);
    case 'serve':
      return serveOptions(rest);
    default:
      throw new WrongUsage(`Songsight does not know "${command}". It knows analyse, watch and serve.`);
  }
}

function analyseOptions(words: readonly string[]): AnalyseOptions {
  const { values, positionals } = parsed(words, {
    ...commonOptions,
    report: { type: 'string' },
    detections: { type: 'string' },
    pictures: { type: 'string' },
    threshold: { type: 'string' },
    steps: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  return {
    command: 'analyse',
    ...common(values),
    folder: onlyFolder(positionals) ?? missingFolder('analyse'),
    report: absolute(values['report']),
    detections: absolute(values['detections']),
    json: values['json'] === true,
    change: settingsChange(values),
  };
}

function watchOptions(words: readonly string[]): WatchOptions {
  const { values, positionals } = parsed(words, commonOptions);
  return { command: 'watch', ...common(values), folder: onlyFolder(positionals) ?? missingFolder('watch') };
}

function serveOptions(words: readonly string[]): ServeOptions {
  const { values, positionals } = parsed(words, { ...commonOptions, port: { type: 'string', default: '4173' } });
  const port = wholeNumber('--port', values['port'], 0, 65_535);
  return { command: 'serve', ...common(values), folder: onlyFolder(positionals), port: port ?? 0 };
}

type Values = Readonly<Record<string, unknown>>;

function parsed(
  words: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
): { values: Values; positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    // Node's own sentence is good up to the first full stop; what follows is advice for programmers.
    throw new WrongUsage(`${thrown.message.split('. ')[0]}.`.replace('..', '.'));
  }
}

function common(values: Values): Common {
  return { dataFolder: absolute(values['data']), packFolder: absolute(values['pack']) };
}

function settingsChange(values: Values): SettingsChange {
  const policy = values['pictures'] === undefined ? undefined : policies[String(values['pictures'])];
  if (values['pictures'] !== undefined && policy === undefined)
    throw new WrongUsage('--pictures is all, best or none.');
  const threshold = fraction('--threshold', values['threshold']);
  const steps = wholeNumber('--steps', values['steps'], 1, 1000);
  return {
    ...(policy === undefined ? {} : { picturePolicy: policy }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(steps === undefined ? {} : { steps }),
  };
}

function fraction(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value === '' || !(number >= 0 && number <= 1)) throw new WrongUsage(`${name} is a number from 0 to 1, e.g. 0.6.`);
  return number;
}

function wholeNumber(name: string, value: unknown, least: number, most: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  const fits = value !== '' && Number.isInteger(number) && number >= least && number <= most;
  if (!fits) throw new WrongUsage(`${name} is a whole number from ${least} to ${most}.`);
  return number;
}

function onlyFolder(positionals: readonly string[]): string | null {
  if (positionals.length > 1)
    throw new WrongUsage('Name one folder only. A folder with spaces needs quotes around it.');
  return absolute(positionals[0]);
}

function missingFolder(command: string): never {
  throw new WrongUsage(`Say which folder of recordings to ${command}.`);
}

function absolute(value: unknown): string | null {
  return typeof value === 'string' ? path.resolve(value) : null;
}
