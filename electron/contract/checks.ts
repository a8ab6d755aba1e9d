import type { Checks, RequestName } from './requests.ts';
import type { DetectionId, FileId, FolderId } from './ids.ts';
import { clockChecks } from './clock-checks.ts';
import { exportChecks } from './export-checks.ts';
import { readFilter } from './filter-check.ts';
import { pictureChecks } from './picture-checks.ts';
import { seasonChecks } from './season-checks.ts';
import { reviewChecks } from './review-checks.ts';
import { stationChecks } from './station-checks.ts';
import { packChecks } from './pack-checks.ts';
import { upkeepChecks } from './upkeep-checks.ts';
import { desktopSettingReaders, readDesktopChange } from './desktop-checks.ts';
import { optional } from './optional.ts';
import type { Settings } from './settings.ts';
import {
  readBoolean,
  readId,
  readNumber,
  readOneOf,
  readText,
  readWhole,
  type Fields,
  readFields,
  readNothing,
} from './readers.ts';

const verdicts = ['confirmed', 'rejected', 'unsure'] as const;
const orders = ['newest-heard', 'oldest-heard', 'best-score', 'species', 'station'] as const;
const units = ['hour-of-day', 'day'] as const;

function orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null ? null : read(value);
}

const settingReaders: { readonly [K in keyof Settings]: (value: unknown, at: string) => Settings[K] } = {
  threshold: (value, at) => orNull(value, (given) => readNumber(given, at, 0, 1)),
  speciesThresholds: (value, at) => readThresholds(value, at),
  overlapSeconds: (value, at) => readNumber(value, at, 0, 2.5),
  channel: (value, at) => (value === 'mix' ? 'mix' : readWhole(value, at, 0, 63)),
  stableSeconds: (value, at) => readNumber(value, at, 0, 3600),
  polling: readBoolean,
  picturePolicy: (value, at) => readOneOf(value, at, ['every', 'best', 'request', 'off']),
  sampler: (value, at) => readOneOf(value, at, ['dpmpp-2m', 'ddim', 'ddpm']),
  steps: (value, at) => readWhole(value, at, 1, 1000),
  guidanceScale: (value, at) => readNumber(value, at, 0, 30),
  pictureBudgetBytes: (value, at) => orNull(value, (given) => readWhole(given, at, 0, Number.MAX_SAFE_INTEGER)),
  provider: (value, at) => readOneOf(value, at, ['auto', 'cpu', 'webgpu', 'cuda', 'dml', 'coreml']),
  theme: (value, at) => readOneOf(value, at, ['system', 'light', 'dark']),
  language: (value, at) => readOneOf(value, at, ['system', 'en', 'de', 'es']),
  reviewer: (value, at) => readText(value, at, 200),
  ...desktopSettingReaders,
};

function readThresholds(value: unknown, at: string): Settings['speciesThresholds'] {
  const fields = readFields(value, at, null);
  return Object.fromEntries(
    Object.entries(fields).map(([code, threshold]) => [code, readNumber(threshold, `${at}.${code}`, 0, 1)]),
  );
}

/** Reads some of the settings from outside: the change a person makes, or what the database holds. */
export function readSettingsChange(raw: unknown, name = 'change'): Partial<Settings> {
  const fields = readFields(raw, name, Object.keys(settingReaders));
  return {
    ...optional(fields, 'threshold', settingReaders.threshold),
    ...optional(fields, 'speciesThresholds', settingReaders.speciesThresholds),
    ...optional(fields, 'overlapSeconds', settingReaders.overlapSeconds),
    ...optional(fields, 'channel', settingReaders.channel),
    ...optional(fields, 'stableSeconds', settingReaders.stableSeconds),
    ...optional(fields, 'polling', settingReaders.polling),
    ...optional(fields, 'picturePolicy', settingReaders.picturePolicy),
    ...optional(fields, 'sampler', settingReaders.sampler),
    ...optional(fields, 'steps', settingReaders.steps),
    ...optional(fields, 'guidanceScale', settingReaders.guidanceScale),
    ...optional(fields, 'pictureBudgetBytes', settingReaders.pictureBudgetBytes),
    ...optional(fields, 'provider', settingReaders.provider),
    ...optional(fields, 'theme', settingReaders.theme),
    ...optional(fields, 'language', settingReaders.language),
    ...optional(fields, 'reviewer', settingReaders.reviewer),
    ...readDesktopChange(fields),
  };
}

const read = (raw: unknown, names: readonly string[]): Fields => readFields(raw, 'ask', names);

/**
 * What comes in from outside, checked field by field; an unknown field is refused.
 * @throws KnownFailure `bad-request` that names the field.
 */
export const checks = {
  'watch.read': readNothing,
  'watch.add': (raw) => ({ folder: readText(read(raw, ['folder'])['folder'], 'folder', 4096, 1) }),
  'watch.remove': (raw) => ({ folder: readId<FolderId>(read(raw, ['folder'])['folder'], 'folder') }),
  'watch.pause': (raw) => ({ paused: readBoolean(read(raw, ['paused'])['paused'], 'paused') }),
  'timeline.read': (raw) => {
    const { unit, filter } = read(raw, ['unit', 'filter']);
    return { unit: readOneOf(unit, 'unit', units), filter: readFilter(filter) };
  },
  'gallery.read': (raw) => {
    const fields = read(raw, ['offset', 'limit', 'order', 'filter', 'picturesOnly']);
    return {
      offset: readWhole(fields['offset'], 'offset', 0, 1e12),
      limit: readWhole(fields['limit'], 'limit', 0, 1000),
      order: readOneOf(fields['order'], 'order', orders),
      filter: readFilter(fields['filter']),
      picturesOnly: readBoolean(fields['picturesOnly'], 'picturesOnly'),
    };
  },
  'detection.read': (raw) => ({ detection: readId<DetectionId>(read(raw, ['detection'])['detection'], 'detection') }),
  'review.write': (raw) => {
    const { detection, verdict, comment } = read(raw, ['detection', 'verdict', 'comment']);
    return {
      detection: readId<DetectionId>(detection, 'detection'),
      verdict: orNull(verdict, (given) => readOneOf(given, 'verdict', verdicts)),
      comment: readText(comment, 'comment', 10_000),
    };
  },
  'failed.read': readNothing,
  'failed.retry': (raw) => ({ file: orNull(read(raw, ['file'])['file'], (given) => readId<FileId>(given, 'file')) }),
  'settings.read': readNothing,
  'thresholds.read': readNothing,
  'settings.write': (raw) => ({ change: readSettingsChange(read(raw, ['change'])['change']) }),
  ...stationChecks,
  ...packChecks,
  ...upkeepChecks,
  ...clockChecks,
  ...reviewChecks,
  ...seasonChecks,
  ...pictureChecks,
  ...exportChecks,
} satisfies Checks;

/** Whether a text from outside names a request. */
export function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(checks, name);
}
