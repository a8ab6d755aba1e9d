import { plainThresholds, ProviderChoice, type SettingsChange } from '#contract/settings.ts';
import { OtherAnimals, RangeMode } from '#contract/species.ts';
import {
  channelOf,
  decimal,
  fraction,
  namePatternOf,
  oneOf,
  shown,
  textOf,
  wholeNumber,
  type Values,
} from './read-values.ts';
import type { SongCommand, Taken } from './song-command.ts';
import type { SentenceKey } from '#contract/words/sentence.ts';
import { WrongUsage } from './wrong-usage.ts';

const policies = { all: 'every', best: 'best', none: 'off' } as const;
const policyWords = ['all', 'best', 'none'] as const;
const preferences = ['few-mistakes', 'balanced', 'more-finds'] as const;
const animals = OtherAnimals.options;

/** Options with a value that change a setting, in the order of `--help`. */
export const settingOptions: readonly (readonly [long: string, value: Taken, about: SentenceKey])[] = [
  ['--pictures', policyWords, 'help-analyse-pictures'],
  ['--threshold', 'value-number', 'help-analyse-threshold'],
  ['--prefer', preferences, 'help-analyse-prefer'],
  ['--overlap', 'value-seconds', 'help-analyse-overlap'],
  ['--longest', 'value-seconds', 'help-analyse-longest'],
  ['--channel', 'value-name', 'help-analyse-channel'],
  ['--range', RangeMode.options, 'help-analyse-range'],
  ['--range-threshold', 'value-number', 'help-analyse-range-threshold'],
  ['--with', 'value-names', 'help-analyse-with'],
  ['--name-pattern', 'value-pattern', 'help-analyse-name-pattern'],
  ['--steps', 'value-number', 'help-analyse-steps'],
  ['--device', ProviderChoice.options, 'help-analyse-device'],
  ['--batch', 'value-number', 'help-analyse-batch'],
];

/** The same without a value. */
export const settingFlags = [['--birds-only', 'help-analyse-birds-only']] as const;

export function takesSettings(command: SongCommand): SongCommand {
  for (const [long, value, about] of settingOptions) command.takes(long, value, about);
  for (const [long, about] of settingFlags) command.has(long, about);
  return command;
}

/** The settings that were given, and no others. @throws WrongUsage for a value that cannot be */
export function settingsChange(values: Values): SettingsChange {
  return { ...soundSettings(values), ...speciesSettings(values), ...workSettings(values) };
}

function soundSettings(values: Values): SettingsChange {
  const overlapSeconds = decimal('--overlap', values['overlap'], 0, 2.5);
  const longest = longestOf(values['longest']);
  const channel = channelOf(values['channel']);
  const namePattern = namePatternOf(values['namePattern']);
  return {
    ...(overlapSeconds === undefined ? {} : { overlapSeconds }),
    ...(longest === undefined ? {} : { longestDetectionSeconds: longest }),
    ...(channel === undefined ? {} : { channel }),
    ...(namePattern === undefined ? {} : { namePattern }),
  };
}

function speciesSettings(values: Values): SettingsChange {
  const threshold = thresholdOf(values);
  const rangeFilter = oneOf('--range', values['range'], RangeMode.options);
  const rangeThreshold = fraction('--range-threshold', values['rangeThreshold']);
  const otherAnimals = animalsOf(values);
  return {
    ...(threshold === undefined ? {} : { threshold }),
    ...(rangeFilter === undefined ? {} : { rangeFilter }),
    ...(rangeThreshold === undefined ? {} : { rangeThreshold }),
    ...(otherAnimals === undefined ? {} : { otherAnimals }),
  };
}

function workSettings(values: Values): SettingsChange {
  const pictures = oneOf('--pictures', values['pictures'], policyWords);
  const steps = wholeNumber('--steps', values['steps'], 1, 1000);
  const provider = oneOf('--device', values['device'], ProviderChoice.options);
  const batchClips = wholeNumber('--batch', values['batch'], 1, 64);
  return {
    ...(pictures === undefined ? {} : { picturePolicy: policies[pictures] }),
    ...(steps === undefined ? {} : { steps }),
    ...(provider === undefined ? {} : { provider }),
    ...(batchClips === undefined ? {} : { batchClips }),
  };
}

/** null: the thresholds of the model. */
function thresholdOf(values: Values): number | null | undefined {
  const [threshold, prefer] = [
    fraction('--threshold', values['threshold']),
    oneOf('--prefer', values['prefer'], preferences),
  ];
  if (threshold !== undefined && prefer !== undefined)
    throw new WrongUsage('usage-only-one', { options: '--threshold, --prefer' });
  switch (prefer) {
    case undefined:
      return threshold;
    case 'few-mistakes':
      return plainThresholds.fewMistakes;
    case 'balanced':
      return plainThresholds.balanced;
    case 'more-finds':
      return plainThresholds.moreFinds;
  }
}

/** Seconds, or `none` for no limit. */
function longestOf(value: unknown): number | null | undefined {
  return textOf(value)?.trim().toLowerCase() === 'none' ? null : decimal('--longest', value, 3, 86_400);
}

function animalsOf(values: Values): (typeof animals)[number][] | undefined {
  const given = textOf(values['with']);
  if (values['birdsOnly'] === true) {
    if (given !== undefined) throw new WrongUsage('usage-only-one', { options: '--birds-only, --with' });
    return [];
  }
  return given?.split(',').map((word) => {
    const found = oneOf('--with', word, animals);
    if (found === undefined)
      throw new WrongUsage('usage-one-of', { option: '--with', choices: animals.join(', '), given: shown(word) });
    return found;
  });
}
