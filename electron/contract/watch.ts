import * as v from 'valibot';
import { FileId, FolderId, RecordingId } from './ids.ts';
import { PackName, ProviderReport } from './models.ts';
import { Path } from './schema/fields.ts';
import { Said, Trouble } from './schema/said.ts';
import { request, type Exchanges, type Value } from './schema/request.ts';
import { Species } from './species.ts';

export const FailedFile = v.strictObject({
  file: FileId,
  folder: v.string(),
  relativePath: v.string(),
  failure: Trouble,
  attempts: v.number(),
  /** ISO 8601 UTC. */
  failedAt: v.string(),
});
export type FailedFile = Value<typeof FailedFile>;

export const FileCounts = v.strictObject({
  waiting: v.number(),
  done: v.number(),
  failed: v.number(),
  missing: v.number(),
});
export type FileCounts = Value<typeof FileCounts>;

/** `first` is worked through before the others; `held` waits until somebody lets it go on. */
export const FolderTurn = v.picklist(['first', 'normal', 'held']);
export type FolderTurn = Value<typeof FolderTurn>;

export const WatchedFolder = v.strictObject({
  ...FileCounts.entries,
  id: FolderId,
  path: v.string(),
  state: v.picklist(['scanning', 'watching', 'unreachable']),
  /** Why it is unreachable, or what keeps recordings in it from being heard, in one sentence each. */
  note: v.nullable(Said),
  /** The id of its own model; null: the model in use. */
  model: v.exactOptional(v.nullable(v.string())),
  /** Whether it is worked through first or held back. */
  turn: v.exactOptional(FolderTurn),
  /** Recordings seen so far while it is looked through; null otherwise. */
  found: v.exactOptional(v.nullable(v.number())),
});
export type WatchedFolder = Value<typeof WatchedFolder>;

export const WatchState = v.strictObject({
  folders: v.array(WatchedFolder),
  paused: v.boolean(),
  totals: FileCounts,
  /** The file being listened to, and how far: 0 to 1. */
  current: v.nullable(v.strictObject({ name: v.string(), fraction: v.number() })),
  /** Seconds of sound per second of work over the last files; null before the first one. */
  realTimeFactor: v.nullable(v.number()),
  provider: ProviderReport,
  pictures: v.strictObject({ waiting: v.number(), done: v.number(), failed: v.number() }),
  model: v.strictObject({
    name: v.string(),
    title: v.string(),
    hash: v.string(),
    /** What it can name; of a pack with more than 200 species only those that were heard. */
    species: v.array(Species),
    /** How many it can name. */
    speciesCount: v.number(),
  }),
  /** Trouble of the whole program, e.g. a full disk, in one sentence each. */
  troubles: v.array(Trouble),
  /** Why the work rests although nobody paused it, in one sentence, e.g. an empty battery. */
  held: v.exactOptional(v.nullable(Said)),
  /** What happened to the part that listens and was put right, in one sentence, until it works again. */
  mended: v.exactOptional(v.nullable(Said)),
});
export type WatchState = Value<typeof WatchState>;

/** A file that is no longer where it was; what was heard in it stays. */
export const MissingFile = v.strictObject({
  file: FileId,
  folder: FolderId,
  folderPath: v.string(),
  relativePath: v.string(),
  recording: v.nullable(RecordingId),
  detections: v.number(),
  /** Another place where the same recording lies now; null when it is nowhere. */
  nowAt: v.nullable(v.string()),
});
export type MissingFile = Value<typeof MissingFile>;

export const watchRequests = {
  /** How the work stands: folders, counts, the file at hand, the model. */
  'watch.read': request({}, WatchState),
  /** Watches a folder of this computer, given by its whole path, and everything below it. */
  'watch.add': request({ folder: Path }, WatchState),
  /** Stops watching a folder. Its results stay. */
  'watch.remove': request({ folder: FolderId }, WatchState),
  'watch.pause': request({ paused: v.boolean() }, WatchState),
  'failed.read': request({}, v.strictObject({ files: v.array(FailedFile) })),
  /** Failed files wait again; null retries all. */
  'failed.retry': request({ file: v.nullable(FileId) }, WatchState),
};

export const folderRequests = {
  /** Whether a folder is worked through first, in its turn or not for now. */
  'folder.turn': request({ folder: FolderId, turn: FolderTurn }, WatchState),
  /** Analyses this folder with a model of its own; null: with the model in use, whichever that is. */
  'folder.model': request({ folder: FolderId, model: v.nullable(PackName) }, WatchState),
  /** Takes its waiting files out of the queue. They are listed with the failed ones and come back by a retry. */
  'folder.cancel': request({ folder: FolderId }, WatchState),
  /** Failed files of this folder wait again. */
  'folder.retry': request({ folder: FolderId }, WatchState),
  /** The folder was renamed or moved: it is this one now. Refused unless recordings known from it lie there. */
  'folder.relink': request({ folder: FolderId, to: Path }, WatchState),
  /** Files that are gone; null: of all folders. */
  'missing.read': request(
    { folder: v.nullable(FolderId) },
    v.strictObject({
      /** At most 1,000, by folder and path; `total` counts all. */
      files: v.array(MissingFile),
      total: v.number(),
    }),
  ),
};
export type FolderRequests = Exchanges<typeof folderRequests>;

export const watchEvents = {
  'watch.changed': WatchState,
  /** A recording was listened to. */
  'recording.analysed': v.strictObject({
    recording: RecordingId,
    /** Where it lies in its folder. */
    relativePath: v.string(),
    detections: v.number(),
    clips: v.number(),
    soundSeconds: v.number(),
  }),
  'recording.failed': v.strictObject({ file: FileId, failure: Trouble }),
};
