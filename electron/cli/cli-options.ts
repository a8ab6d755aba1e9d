import type { ChannelChoice, PicturePolicy } from '#contract/settings.ts';
import {
  absolute,
  channelOf,
  common,
  commonOptions,
  fraction,
  missingFolder,
  namePatternOf,
  onlyFolder,
  parsed,
  wholeNumber,
  type Common,
  type Values,
} from './cli-words.ts';
import { dataOptions, type DataOptions } from './commands/data-options.ts';
import { exportOptions, type ExportCommand } from './commands/export-options.ts';
import {
  clockOptions,
  inspectOptions,
  type ClockOptions,
  type InspectOptions,
} from './commands/time-and-station-options.ts';
import { packsOptions, type PacksOptions } from './commands/models-options.ts';
import { WrongUsage } from './wrong-usage.ts';

/** What a run changes in the settings of its data folder. */
type SettingsChange = {
  readonly picturePolicy?: PicturePolicy;
  readonly threshold?: number;
  readonly steps?: number;
  readonly channel?: ChannelChoice;
  readonly namePattern?: string;
};

export type AnalyseOptions = Common & {
  readonly command: 'analyse';
  readonly folder: string;
  readonly report: string | null;
  readonly detections: string | null;
  /** Tables replace files of the same name; otherwise they get a number. */
  readonly overwrite: boolean;
  readonly json: boolean;
  readonly change: SettingsChange;
};

export type WatchOptions = Common & { readonly command: 'watch'; readonly folder: string };
export type ServeOptions = Common & {
  readonly command: 'serve';
  readonly folder: string | null;
  readonly port: number;
};
export type CliOptions =
  | { readonly command: 'help' | 'version' }
  | AnalyseOptions
  | WatchOptions
  | ServeOptions
  | InspectOptions
  | ClockOptions
  | ExportCommand
  | PacksOptions
  | DataOptions;

const policies: Readonly<Record<string, PicturePolicy>> = { all: 'every', best: 'best', none: 'off' };

/**
 * Turns the words after the program's name into a command.
 * @throws WrongUsage with a sentence for the person who typed it.
 */
export function cliOptions(words: readonly string[]): CliOptions {
  const [command, ...rest] = words;
  if (command === undefined) throw new WrongUsage('Say what to do, e.g. analyse, watch, serve or inspect.');
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
    case 'inspect':
      return inspectOptions(rest);
    case 'clock':
      return clockOptions(rest);
    case 'data':
      return dataOptions(rest);
    case 'models':
    case 'packs':
      return packsOptions(rest);
    case 'export':
      return exportOptions(rest);
    default:
      throw new WrongUsage(
        `Songsight does not know "${command}". It knows analyse, watch, serve, inspect, clock, export, data and models.`,
      );
  }
}

function analyseOptions(words: readonly string[]): AnalyseOptions {
  const { values, positionals } = parsed(words, {
    ...commonOptions,
    report: { type: 'string' },
    detections: { type: 'string' },
    overwrite: { type: 'boolean', default: false },
    pictures: { type: 'string' },
    threshold: { type: 'string' },
    steps: { type: 'string' },
    channel: { type: 'string' },
    'name-pattern': { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  return {
    command: 'analyse',
    ...common(values),
    folder: onlyFolder(positionals) ?? missingFolder('analyse'),
    report: absolute(values['report']),
    detections: absolute(values['detections']),
    overwrite: values['overwrite'] === true,
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

function settingsChange(values: Values): SettingsChange {
  const policy = values['pictures'] === undefined ? undefined : policies[String(values['pictures'])];
  if (values['pictures'] !== undefined && policy === undefined)
    throw new WrongUsage('--pictures is all, best or none.');
  const threshold = fraction('--threshold', values['threshold']);
  const steps = wholeNumber('--steps', values['steps'], 1, 1000);
  const channel = channelOf(values['channel']);
  const namePattern = namePatternOf(values['name-pattern']);
  return {
    ...(policy === undefined ? {} : { picturePolicy: policy }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(steps === undefined ? {} : { steps }),
    ...(channel === undefined ? {} : { channel }),
    ...(namePattern === undefined ? {} : { namePattern }),
  };
}
