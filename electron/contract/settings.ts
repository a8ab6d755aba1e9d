import * as v from 'valibot';
import { PainterName, SamplerName } from './pictures.ts';
import { between, Count, distinct, filled, text, whole } from './schema/fields.ts';
import { NamePattern } from './schema/name-pattern.ts';
import { exactPartial, request, type Value } from './schema/request.ts';
import { OtherAnimals, RangeMode, SpeciesCode } from './species.ts';
import { languageCodes } from './words/language-code.ts';

/** Which pictures are painted. `request` paints only what a person asks for. */
export const PicturePolicy = v.picklist(['every', 'best', 'request', 'off']);
export type PicturePolicy = Value<typeof PicturePolicy>;

export const Theme = v.picklist(['system', 'light', 'dark']);
export type Theme = Value<typeof Theme>;

/** `system` follows what the browser or the system prefers. */
export const LanguageChoice = v.picklist(['system', ...languageCodes]);
export type LanguageChoice = Value<typeof LanguageChoice>;

/** `mix` averages all channels; `each` listens to one after the other; a number takes that channel, counted from 0. */
export const ChannelChoice = v.union([v.picklist(['mix', 'each']), whole(0, 63)], 'wanted-channel');
export type ChannelChoice = Value<typeof ChannelChoice>;

export const ProviderChoice = v.picklist(['auto', 'cpu', 'webgpu', 'cuda', 'dml', 'coreml']);
export type ProviderChoice = Value<typeof ProviderChoice>;

/** What only the desktop program acts on; a browser shows none of it. */
export const DesktopSettings = v.strictObject({
  /** The computer does not fall asleep by itself while recordings wait. */
  keepAwake: v.boolean(),
  /** On battery below this percentage the work pauses; null never pauses it. */
  pauseBelowBattery: v.nullable(whole(1, 99)),
  /** Closing the window goes on watching; false ends the program. */
  watchInBackground: v.boolean(),
  /** A notice when everything that waited is done. */
  notifyWhenDone: v.boolean(),
  /** Codes of species whose detections are worth a notice. */
  watchedSpecies: distinct(filled(100)),
  /** A notice only when the folder has never had the species before. */
  notifyOnlyNew: v.boolean(),
  /** No notices from this local hour to that one, 0 to 23; the second may be the smaller one. null is never quiet. */
  quietHours: v.nullable(v.strictTuple([whole(0, 23), whole(0, 23)], 'wanted-two-hours')),
  /** Whether new versions are looked for. Off until a person turns it on. */
  updates: v.picklist(['off', 'on']),
});
export type DesktopSettings = Value<typeof DesktopSettings>;

export const Settings = v.strictObject({
  /** One threshold for all species, or null for the thresholds of the pack. */
  threshold: v.nullable(between(0, 1)),
  /** By species code; wins over everything else. */
  speciesThresholds: v.record(v.string(), between(0, 1)),
  /** Whether species that are not to be expected at the station are held back. */
  rangeFilter: RangeMode,
  /** 0 to 1: a species less likely than this is held back. */
  rangeThreshold: between(0, 1),
  /** Which animals are shown beside birds, where the model knows any. */
  otherAnimals: distinct(OtherAnimals),
  /** 0 to 2.5 seconds that neighbouring clips share. */
  overlapSeconds: between(0, 2.5),
  channel: ChannelChoice,
  /** What every minute sounds like is kept: long-term spectrograms and acoustic indices. */
  soundscapes: v.boolean(),
  /** A detection that goes on for longer is parted; null parts none. */
  longestDetectionSeconds: v.nullable(between(3, 86_400)),
  /** How file names are written that tell a time, e.g. `SITE_YYYYMMDD_HHMMSS`; empty: the usual ways only. */
  namePattern: NamePattern,
  /** A file is taken when its size has not changed for this long. */
  stableSeconds: between(0, 3600),
  /** Ask the folder again and again instead of waiting for events: for network drives. */
  polling: v.boolean(),
  picturePolicy: PicturePolicy,
  /** `quick` paints with the pack's student of a few steps where it has one, and then leaves sampler, steps and guidance to it. */
  painter: PainterName,
  sampler: SamplerName,
  steps: whole(1, 1000),
  guidanceScale: between(0, 30),
  /** Disk space for pictures in bytes: the worst unreviewed ones go first when it is full; null keeps all. */
  pictureBudgetBytes: v.nullable(Count),
  /** Whether what clips are compared by is kept: about 1 kB a clip with BirdNET. */
  keepEmbeddings: v.boolean(),
  /** Disk space for embeddings in bytes: the oldest go first when it is full; null keeps all. */
  embeddingBudgetBytes: v.nullable(Count),
  provider: ProviderChoice,
  /** How many recordings are listened to side by side; null lets cores, memory and the model decide. */
  analysts: v.nullable(whole(1, 64)),
  /** Clips that the model is given at once; null: as many as is usual. Scores are the same. */
  batchClips: v.nullable(whole(1, 64)),
  theme: Theme,
  /** Of the window; exports stay English so that programs can read them. */
  language: LanguageChoice,
  /** Written beside each review. */
  reviewer: text(200),
  ...DesktopSettings.entries,
});
export type Settings = Value<typeof Settings>;

/** Some of the settings: the change a person makes, or what the database holds. */
export const SettingsChange = v.strictObject(exactPartial(Settings.entries));
export type SettingsChange = Value<typeof SettingsChange>;

/**
 * Thresholds as a plain choice. BirdNET users know 0.25 as its makers' usual value; from 0.75 on few mistakes are left, and faint
 * birds are lost. null: the model's own.
 */
export const plainThresholds = { fewMistakes: 0.75, balanced: null, moreFinds: 0.25 } as const;

export const SettingsAnswer = v.strictObject({
  settings: Settings,
  /** The pack's own threshold per species, to show beside the overrides. */
  packThresholds: v.record(v.string(), v.number()),
  /** Steps of the quick painter; null: there is none. */
  quickSteps: v.nullable(v.number()),
  dataFolder: v.string(),
  diskUse: v.strictObject({ databaseBytes: v.number(), picturesBytes: v.number() }),
  version: v.string(),
});
export type SettingsAnswer = Value<typeof SettingsAnswer>;

/** What a fresh data folder starts with. `sampler`, `steps` and `guidanceScale` follow the pack's manifest there. */
export const defaultSettings: Settings = {
  threshold: null,
  speciesThresholds: {},
  rangeFilter: 'week',
  rangeThreshold: 0.03,
  otherAnimals: ['frogs', 'insects', 'mammals'],
  overlapSeconds: 0,
  channel: 'mix',
  soundscapes: true,
  longestDetectionSeconds: 60,
  namePattern: '',
  stableSeconds: 2,
  polling: false,
  picturePolicy: 'every',
  painter: 'fine',
  sampler: 'dpmpp-2m',
  steps: 20,
  guidanceScale: 3,
  pictureBudgetBytes: null,
  keepEmbeddings: true,
  embeddingBudgetBytes: null,
  provider: 'auto',
  analysts: null,
  batchClips: null,
  theme: 'system',
  language: 'system',
  reviewer: '',
  keepAwake: true,
  pauseBelowBattery: 20,
  watchInBackground: true,
  notifyWhenDone: true,
  watchedSpecies: [],
  notifyOnlyNew: false,
  quietHours: null,
  updates: 'off',
};

/** How many detections of one species there would be. */
export const SpeciesAtThresholds = v.strictObject({
  code: SpeciesCode,
  /** At index k: with a threshold of k / 100; 101 numbers. Not always fewer for a higher one: it may part a detection in two. */
  counts: v.array(v.number()),
  /** With the threshold the model has for it. */
  atModels: v.number(),
});
export type SpeciesAtThresholds = Value<typeof SpeciesAtThresholds>;

/** What every threshold would leave, from the stored scores; nothing is listened to for it. */
export const ThresholdsAnswer = v.strictObject({
  /** Recordings with scores. */
  recordings: v.number(),
  /** Of them, how many were looked at: evenly spread ones where there are very many, and the counts are scaled up. */
  looked: v.number(),
  species: v.array(SpeciesAtThresholds),
});
export type ThresholdsAnswer = Value<typeof ThresholdsAnswer>;

export const settingsRequests = {
  'settings.read': request({}, SettingsAnswer),
  /** Changes the settings that are named; the others stay. */
  'settings.write': request({ change: SettingsChange }, SettingsAnswer),
};

export const thresholdRequests = {
  /** How many detections every threshold would leave. */
  'thresholds.read': request({}, ThresholdsAnswer),
};

export const settingsEvents = {
  'settings.changed': SettingsAnswer,
  /** How many recordings analysed before are brought under changed settings, from their stored scores; `done` is `total` when it is over. */
  'settings.deriving': v.strictObject({ done: v.number(), total: v.number() }),
};
