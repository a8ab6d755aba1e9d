import type { LocalMoment, Species } from './recordings.ts';

export type HeardSpecies = {
  readonly species: Species;
  readonly score: number;
  readonly at: LocalMoment | null;
  readonly recordingName: string;
  /** Path of the folder it lies in. */
  readonly folder: string;
  /** The folder never had this species before. */
  readonly firstHere: boolean;
};
