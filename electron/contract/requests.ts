import type { Failure } from './failure.ts';
import type {
  Detection,
  DetectionId,
  FileId,
  FolderId,
  LocalMoment,
  Picture,
  PictureId,
  PictureState,
  ScoredLabel,
  Species,
  StationId,
  StationName,
  StoredRecording,
  Verdict,
} from './recordings.ts';
import type { ClockRequests } from './clock.ts';
import type { MediaId, MediaKind } from './media.ts';
import type { PackRequests } from './packs.ts';
import type { PictureRequests } from './pictures.ts';
import type { Events } from './events.ts';
import type { ExportRequests } from './exports.ts';
import type { ReviewRequests } from './reviews.ts';
import type { ProviderReport } from './provider-report.ts';
import type { SeasonRequests } from './season.ts';
import type { Settings } from './settings.ts';
import type { ThresholdRequests } from './thresholds.ts';
import type { StationRequests } from './stations.ts';
import type { FolderRequests, FolderTurn, UpkeepRequests } from './upkeep.ts';

/** Narrows what is counted and shown. Everything is optional; an empty filter is everything. */
export type DetectionFilter = {
  readonly species?: readonly string[];
  /** Local dates `YYYY-MM-DD`, both inclusive. */
  readonly fromDay?: string;
  readonly toDay?: string;
  readonly hourOfDay?: number;
  readonly folder?: FolderId;
  readonly station?: StationId;
  readonly minScore?: number;
  /** `unrejected` (the default of every chart) leaves out detections that a person rejected. */
  readonly review?: 'all' | 'unrejected' | 'reviewed' | 'unreviewed';
};

export type TimelineUnit = 'hour-of-day' | 'day';

/** Counts first and columnar: cell i says species[speciesIndex[i]] was detected count[i] times in bins[binIndex[i]]. */
export type TimelineBuckets = {
  readonly unit: TimelineUnit;
  /** `0` to `23` for hours; for days every local date from first to last, only dates with recordings where these lie years apart. */
  readonly bins: readonly string[];
  /** Seconds of sound listened to in each bin: an empty bin with no effort is not silence. */
  readonly effortSeconds: readonly number[];
  readonly species: readonly SpeciesRow[];
  readonly cells: {
    readonly speciesIndex: readonly number[];
    readonly binIndex: readonly number[];
    readonly count: readonly number[];
  };
  /** Detections in recordings whose time is unknown: counted in `species`, absent from `cells`. */
  readonly undated: number;
};

export type SpeciesRow = Species & {
  readonly detections: number;
  readonly recordings: number;
  readonly bestScore: number;
  readonly first: LocalMoment | null;
  readonly last: LocalMoment | null;
  /** The detection with the best score that has a picture, else with the best score. */
  readonly coverDetection: DetectionId;
  readonly coverPicture: PictureId | null;
};

export type GalleryOrder = 'newest-heard' | 'oldest-heard' | 'best-score' | 'species' | 'station';

export type GalleryItem = {
  readonly detection: DetectionId;
  readonly species: Species;
  readonly score: number;
  readonly at: LocalMoment | null;
  readonly station: StationName | null;
  readonly recordingName: string;
  readonly pictureState: PictureState;
  /** The newest finished picture. */
  readonly picture: PictureId | null;
  readonly verdict: Verdict | null;
};

export type GalleryPage = { readonly total: number; readonly offset: number; readonly items: readonly GalleryItem[] };

export type FileState = 'waiting' | 'working' | 'done' | 'failed' | 'missing';

export type DetectionDetail = {
  readonly detection: Detection;
  readonly recording: StoredRecording;
  readonly file: {
    readonly id: FileId;
    readonly name: string;
    readonly folder: string;
    readonly relativePath: string;
    readonly state: FileState;
  };
  /** Scores of the best clip, best first, at most five. */
  readonly topScores: readonly ScoredLabel[];
  readonly clipSeconds: number;
  /** What media `clip` and `spectrogram-*` cover: the detection with up to three seconds before and after. */
  readonly excerpt: {
    readonly startSeconds: number;
    readonly endSeconds: number;
    /** The highest frequency of media `spectrogram-linear` and `spectrogram-mel`, in Hz; both begin at 0 Hz. */
    readonly topHz?: { readonly linear: number; readonly mel: number };
  };
  readonly pictures: readonly Picture[];
  /** The picture it is shown with, and whether a person chose it; null where there is none. */
  readonly shown: { readonly picture: PictureId; readonly kept: boolean } | null;
  /** Why no picture can be painted of this species with the pack in use, in one sentence; absent where one can. */
  readonly unpaintable?: string;
  readonly model: { readonly name: string; readonly hash: string };
  readonly previous: DetectionId | null;
  readonly next: DetectionId | null;
};

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

export type SettingsAnswer = {
  readonly settings: Settings;
  /** The pack's own threshold per species, to show beside the overrides. */
  readonly packThresholds: Readonly<Record<string, number>>;
  readonly dataFolder: string;
  readonly diskUse: { readonly databaseBytes: number; readonly picturesBytes: number };
  readonly version: string;
};

export type Requests = {
  'watch.read': { ask: Record<string, never>; answer: WatchState };
  'watch.add': { ask: { folder: string }; answer: WatchState };
  /** Stops watching a folder. Its results stay. */
  'watch.remove': { ask: { folder: FolderId }; answer: WatchState };
  'watch.pause': { ask: { paused: boolean }; answer: WatchState };
  'timeline.read': { ask: { unit: TimelineUnit; filter: DetectionFilter }; answer: TimelineBuckets };
  'gallery.read': {
    ask: { offset: number; limit: number; order: GalleryOrder; filter: DetectionFilter; picturesOnly: boolean };
    answer: GalleryPage;
  };
  'detection.read': { ask: { detection: DetectionId }; answer: DetectionDetail };
  'review.write': {
    ask: { detection: DetectionId; verdict: Verdict | null; comment: string };
    answer: DetectionDetail;
  };
  'failed.read': { ask: Record<string, never>; answer: { readonly files: readonly FailedFile[] } };
  /** null retries all. */
  'failed.retry': { ask: { file: FileId | null }; answer: WatchState };
  'settings.read': { ask: Record<string, never>; answer: SettingsAnswer };
  'settings.write': { ask: { change: Partial<Settings> }; answer: SettingsAnswer };
} & FolderRequests &
  UpkeepRequests &
  StationRequests &
  ClockRequests &
  ReviewRequests &
  SeasonRequests &
  PictureRequests &
  PackRequests &
  ThresholdRequests &
  ExportRequests;

export type RequestName = keyof Requests;
export type { Events };
export type EventName = keyof Events;
export type Ask<K extends RequestName> = Requests[K]['ask'];
export type AnswerTo<K extends RequestName> = Requests[K]['answer'];

export type Handlers = { readonly [K in RequestName]: (ask: Ask<K>) => AnswerTo<K> | Promise<AnswerTo<K>> };
export type Checks = { readonly [K in RequestName]: (raw: unknown) => Ask<K> };
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** The one interface between the renderer and the engine, whatever carries it. */
export interface Client {
  ask<K extends RequestName>(name: K, ask: Ask<K>): Promise<AnswerTo<K>>;
  /** Returns the unsubscribe. */
  on<K extends EventName>(name: K, hear: (event: Events[K]) => void): () => void;
  mediaUrl(kind: MediaKind, id: MediaId): string;
}
