import type { CorrectionId, FolderId } from './ids.ts';
import type { LocalMoment, TimeSource } from './recordings.ts';

/** A folder inside a watched one; `subfolder` is relative with forward slashes, '' is the whole watched folder. */
export type FolderPlace = { readonly folder: FolderId; readonly subfolder: string };

/** How the clock of all recordings in a place is put right. */
export type ClockChange =
  /** Every start is moved by so many seconds; negative is earlier. */
  | { readonly kind: 'shift'; readonly seconds: number }
  /** The earliest recording began at this wall-clock time `YYYY-MM-DDTHH:MM:SS`; the others keep their distance to it. */
  | { readonly kind: 'first'; readonly local: string };

export type ClockCorrection = FolderPlace & {
  readonly id: CorrectionId;
  readonly shiftSeconds: number;
  /** Recordings that were moved. */
  readonly recordings: number;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
  /** ISO 8601 UTC, or null while it holds. */
  readonly undoneAt: string | null;
};

/** What a correction does, or would do. */
export type ClockPreview = {
  readonly recordings: number;
  /** The earliest recording, relative to the watched folder; null where there is none with a time. */
  readonly firstFile: string | null;
  readonly before: LocalMoment | null;
  readonly after: LocalMoment | null;
  readonly shiftSeconds: number;
};

/** How time stands in one folder. */
export type FolderClock = FolderPlace & {
  /** Path of the watched folder. */
  readonly path: string;
  readonly recordings: number;
  /** Of these, recordings whose clock was never set and is not corrected. */
  readonly unset: number;
  readonly first: LocalMoment | null;
  readonly last: LocalMoment | null;
  /** The order of time sources set for it, or null for the usual one. */
  readonly order: readonly TimeSource[] | null;
};

export type ClockAnswer = {
  /** Every folder that holds recordings itself, by path; those with trouble are what a person looks for. */
  readonly folders: readonly FolderClock[];
  /** Newest first, undone ones included. */
  readonly corrections: readonly ClockCorrection[];
};

export type ClockRequests = {
  'clock.read': { ask: Record<string, never>; answer: ClockAnswer };
  'clock.preview': { ask: { place: FolderPlace; change: ClockChange }; answer: ClockPreview };
  'clock.correct': { ask: { place: FolderPlace; change: ClockChange }; answer: ClockAnswer };
  /** The recordings get back the time they had before. */
  'clock.undo': { ask: { correction: CorrectionId }; answer: ClockAnswer };
  /** The order in which time sources are believed in a folder and below; null takes the usual order again. */
  'clock.order': { ask: { place: FolderPlace; order: readonly TimeSource[] | null }; answer: ClockAnswer };
};
