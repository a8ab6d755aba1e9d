import type { SamplerName } from './pictures.ts';
import type { SpeciesCode } from './species.ts';

export type SettingsAnswer = {
  readonly settings: Settings;
  /** The pack's own threshold per species, to show beside the overrides. */
  readonly packThresholds: Readonly<Record<string, number>>;
  readonly dataFolder: string;
  readonly diskUse: { readonly databaseBytes: number; readonly picturesBytes: number };
  readonly version: string;
};

/** Which pictures are painted. `request` paints only what a person asks for. */
export type PicturePolicy = 'every' | 'best' | 'request' | 'off';

export type Theme = 'system' | 'light' | 'dark';

/** `system` follows what the browser or the system prefers. */
export type LanguageChoice = 'system' | 'en' | 'de' | 'es';

/** `mix` averages all channels; a number takes that channel, counted from 0. */
export type ChannelChoice = 'mix' | number;

export type ProviderChoice = 'auto' | 'cpu' | 'webgpu' | 'cuda' | 'dml' | 'coreml';

/** What only the desktop program acts on; a browser shows none of it. */
export type DesktopSettings = {
  /** The computer does not fall asleep by itself while recordings wait. */
  readonly keepAwake: boolean;
  /** On battery below this percentage the work pauses; null never pauses it. */
  readonly pauseBelowBattery: number | null;
  /** Closing the window goes on watching; false ends the program. */
  readonly watchInBackground: boolean;
  /** A notice when everything that waited is done. */
  readonly notifyWhenDone: boolean;
  /** Codes of species whose detections are worth a notice. */
  readonly watchedSpecies: readonly string[];
  /** A notice only when the folder has never had the species before. */
  readonly notifyOnlyNew: boolean;
  /** No notices from this local hour to that one, 0 to 23; the second may be the smaller one. null is never quiet. */
  readonly quietHours: readonly [from: number, to: number] | null;
  /** Whether new versions are looked for. Off until a person turns it on. */
  readonly updates: 'off' | 'on';
};

export type Settings = {
  /** One threshold for all species, or null for the thresholds of the pack. */
  readonly threshold: number | null;
  /** By species code; wins over everything else. */
  readonly speciesThresholds: Readonly<Record<string, number>>;
  /** 0 to 2.5 seconds that neighbouring clips share. */
  readonly overlapSeconds: number;
  readonly channel: ChannelChoice;
  /** A file is taken when its size has not changed for this long. */
  readonly stableSeconds: number;
  /** Ask the folder again and again instead of waiting for events: for network drives. */
  readonly polling: boolean;
  readonly picturePolicy: PicturePolicy;
  readonly sampler: SamplerName;
  readonly steps: number;
  readonly guidanceScale: number;
  /** Room for pictures in bytes: the worst unreviewed ones go first when it is full; null keeps all. */
  readonly pictureBudgetBytes: number | null;
  readonly provider: ProviderChoice;
  readonly theme: Theme;
  /** Of the window; exports stay English so that programs can read them. */
  readonly language: LanguageChoice;
  /** Written beside each review. */
  readonly reviewer: string;
} & DesktopSettings;

/** What a fresh data folder starts with. `sampler`, `steps` and `guidanceScale` follow the pack's manifest there. */
export const defaultSettings: Settings = {
  threshold: null,
  speciesThresholds: {},
  overlapSeconds: 0,
  channel: 'mix',
  stableSeconds: 2,
  polling: false,
  picturePolicy: 'every',
  sampler: 'dpmpp-2m',
  steps: 20,
  guidanceScale: 3,
  pictureBudgetBytes: null,
  provider: 'auto',
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
export type SpeciesAtThresholds = {
  readonly code: SpeciesCode;
  /** At index k: with a threshold of k / 100; 101 numbers. Not always fewer for a higher one: it may part a detection in two. */
  readonly counts: readonly number[];
  /** With the threshold the model has for it. */
  readonly atModels: number;
};

/** What every threshold would leave, from the stored scores; nothing is listened to for it. */
export type ThresholdsAnswer = {
  /** Recordings with scores. */
  readonly recordings: number;
  /** Of them, how many were looked at: evenly spread ones where there are very many, and the counts are scaled up. */
  readonly looked: number;
  readonly species: readonly SpeciesAtThresholds[];
};

export type ThresholdRequests = {
  'thresholds.read': { ask: Record<string, never>; answer: ThresholdsAnswer };
};
