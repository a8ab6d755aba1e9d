import type { Failure } from './failure.ts';
import type { FileId, FolderId } from './ids.ts';
import type { ProviderReport } from './models.ts';
import type { StoredRecording } from './recordings.ts';
import type { Species } from './species.ts';

export type FailedFile = {
  readonly file: FileId;
  readonly folder: string;
  readonly relativePath: string;
  readonly failure: Failure;
  readonly attempts: number;
  /** ISO 8601 UTC. */
  readonly failedAt: string;
};

export type FileCounts = {
  readonly waiting: number;
  readonly done: number;
  readonly failed: number;
  readonly missing: number;
};

export type WatchedFolder = FileCounts & {
  readonly id: FolderId;
  readonly path: string;
  readonly state: 'scanning' | 'watching' | 'unreachable';
  /** Why it is unreachable, in one sentence. */
  readonly note: string | null;
  /** Whether it is worked through first or held back. */
  readonly turn?: FolderTurn;
  /** Recordings seen so far while it is looked through; null otherwise. */
  readonly found?: number | null;
};

export type WatchState = {
  readonly folders: readonly WatchedFolder[];
  readonly paused: boolean;
  readonly totals: FileCounts;
  /** The file being listened to, and how far: 0 to 1. */
  readonly current: { readonly name: string; readonly fraction: number } | null;
  /** Seconds of sound per second of work over the last files; null before the first one. */
  readonly realTimeFactor: number | null;
  readonly provider: ProviderReport;
  readonly pictures: { readonly waiting: number; readonly done: number; readonly failed: number };
  readonly model: {
    readonly name: string;
    readonly title: string;
    readonly hash: string;
    /** What it can name; of a pack with more than 200 species only those that were heard. */
    readonly species: readonly Species[];
    /** How many it can name. */
    readonly speciesCount: number;
  };
  /** Trouble of the whole program, e.g. a full disk, in one sentence each. */
  readonly troubles: readonly Failure[];
  /** Why the work rests although nobody paused it, in one sentence, e.g. an empty battery. */
  readonly held?: string | null;
  /** What happened to the part that listens and was put right, in one sentence, until it works again. */
  readonly mended?: string | null;
};

/** `first` is worked through before the others; `held` waits until somebody lets it go on. */
export type FolderTurn = 'first' | 'normal' | 'held';

/** A file that is no longer where it was; what was heard in it stays. */
export type MissingFile = {
  readonly file: FileId;
  readonly folder: FolderId;
  readonly folderPath: string;
  readonly relativePath: string;
  readonly recording: StoredRecording['id'] | null;
  readonly detections: number;
  /** Another place where the same recording lies now; null when it is nowhere. */
  readonly nowAt: string | null;
};
