import type { SamplerName } from './recordings.ts';

/** Which pictures are painted. `request` paints only what a person asks for. */
export type PicturePolicy = 'every' | 'best' | 'request' | 'off';
export type Theme = 'system' | 'light' | 'dark';
/** `mix` averages all channels; a number takes that channel, counted from 0. */
export type ChannelChoice = 'mix' | number;
export type ProviderChoice = 'auto' | 'cpu' | 'webgpu' | 'cuda' | 'dml' | 'coreml';

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
  readonly provider: ProviderChoice;
  readonly theme: Theme;
  /** Written beside each review. */
  readonly reviewer: string;
};

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
  provider: 'auto',
  theme: 'system',
  reviewer: '',
};
