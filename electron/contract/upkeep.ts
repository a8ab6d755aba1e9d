import type { FolderId } from './ids.ts';
import type { FolderTurn, MissingFile, WatchState } from './watch.ts';

export type FolderRequests = {
  'folder.turn': { ask: { folder: FolderId; turn: FolderTurn }; answer: WatchState };
  /** Takes its waiting files out of the queue. They are listed with the failed ones and come back by a retry. */
  'folder.cancel': { ask: { folder: FolderId }; answer: WatchState };
  /** Failed files of this folder wait again. */
  'folder.retry': { ask: { folder: FolderId }; answer: WatchState };
  /** The folder was renamed or moved: it is this one now. Refused unless recordings known from it lie there. */
  'folder.relink': { ask: { folder: FolderId; to: string }; answer: WatchState };
  'missing.read': {
    ask: { folder: FolderId | null };
    /** At most 1,000, by folder and path; `total` counts all. */
    answer: { readonly files: readonly MissingFile[]; readonly total: number };
  };
};

/** Bytes on the disk, by what they are. */
export type DiskUse = {
  /** `songsight.db` with its log. */
  readonly databaseBytes: number;
  readonly picturesBytes: number;
  /** Backups, and copies kept before an update, a restore or a repair. */
  readonly backupsBytes: number;
  /** A person's own photos, films that are kept, imported models, exports, log files and what interrupted work left over. */
  readonly otherBytes: number;
  /** Files in `pictures/` that Songsight did not write or no longer knows: never read, never touched. */
  readonly foreignFiles: number;
  readonly foreignBytes: number;
  /** Free on the disk that holds the data folder; null where the system does not say. */
  readonly freeBytes: number | null;
};

export type BackupKind = 'made' | 'before-update' | 'before-restore' | 'damaged';

export type Backup = {
  /** File name inside `backups/` of the data folder. */
  readonly name: string;
  readonly kind: BackupKind;
  readonly bytes: number;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
};

/** What a budget for pictures would take away. Reviewed detections and recordings are never in it. */
export type RoomPlan = {
  readonly budgetBytes: number;
  readonly picturesBytes: number;
  /** Pictures that would go, worst scores first. */
  readonly pictures: number;
  readonly bytes: number;
  /** Pictures of reviewed detections and those a person asked for: kept whatever the budget says. */
  readonly keptPictures: number;
  readonly keptBytes: number;
};

export type DatabaseCheck = {
  readonly ok: boolean;
  /** One sentence for a person. */
  readonly message: string;
  readonly checkedAt: string;
};

export type DataState = {
  readonly dataFolder: string;
  readonly diskUse: DiskUse;
  /** Newest first. */
  readonly backups: readonly Backup[];
  /** A backup that takes the database's place at the next start. */
  readonly restoreAtNextStart: string | null;
  /** What was found and put right at the start, in one sentence each. */
  readonly notices: readonly string[];
};

export type UpkeepRequests = {
  'data.read': { ask: Record<string, never>; answer: DataState };
  'data.check': { ask: Record<string, never>; answer: DatabaseCheck };
  /** Copies the database while work goes on: into `backups/`, or into a folder of the person's choice. */
  'data.backup': { ask: { folder: string | null }; answer: DataState & { readonly written: string } };
  /** Checks the backup and puts it in place at the next start; null takes that back. */
  'data.restore': { ask: { backup: string | null }; answer: DataState };
  'data.plan': { ask: { budgetBytes: number }; answer: RoomPlan };
  /** Removes what `data.plan` says. */
  'data.tidy': { ask: { budgetBytes: number }; answer: RoomPlan };
};
