import * as v from 'valibot';
import { Count, Path } from './schema/fields.ts';
import { Said } from './schema/said.ts';
import { request, type Exchanges, type Value } from './schema/request.ts';

/** Bytes on the disk, by what they are. */
export const DiskUse = v.strictObject({
  /** `songsight.db` with its log. */
  databaseBytes: v.number(),
  picturesBytes: v.number(),
  /** What clips are compared by. */
  embeddingsBytes: v.number(),
  /** Backups, and copies kept before an update, a restore or a repair. */
  backupsBytes: v.number(),
  /** A person's own photos, denoising steps that are kept, imported models, exports, log files and what interrupted work left over. */
  otherBytes: v.number(),
  /** Files in `pictures/` that Songsight did not write or no longer knows: never read, never touched. */
  foreignFiles: v.number(),
  foreignBytes: v.number(),
  /** Free on the disk that holds the data folder; null where the system does not say. */
  freeBytes: v.nullable(v.number()),
});
export type DiskUse = Value<typeof DiskUse>;

export const BackupKind = v.picklist(['made', 'before-update', 'before-restore', 'damaged']);
export type BackupKind = Value<typeof BackupKind>;

export const Backup = v.strictObject({
  /** File name inside `backups/` of the data folder. */
  name: v.string(),
  kind: BackupKind,
  /** With the embeddings that lie beside it. */
  bytes: v.number(),
  /** ISO 8601 UTC. */
  madeAt: v.string(),
});
export type Backup = Value<typeof Backup>;

/** Where the embeddings that belong to a backup lie: beside it, as `songsight-backup-….embeddings.db`. @param backup its name or path */
export const besideBackup = (backup: string): string => backup.replace(/\.db$/, '.embeddings.db');

/** What a budget for pictures would take away. Reviewed detections and recordings are never in it. */
export const DiskSpacePlan = v.strictObject({
  budgetBytes: v.number(),
  picturesBytes: v.number(),
  /** Pictures that would go, worst scores first. */
  pictures: v.number(),
  bytes: v.number(),
  /** Pictures of reviewed detections and those a person asked for: kept whatever the budget says. */
  keptPictures: v.number(),
  keptBytes: v.number(),
});
export type DiskSpacePlan = Value<typeof DiskSpacePlan>;

export const DatabaseCheck = v.strictObject({
  ok: v.boolean(),
  /** One sentence for a person. */
  message: Said,
  checkedAt: v.string(),
});
export type DatabaseCheck = Value<typeof DatabaseCheck>;

export const DataState = v.strictObject({
  dataFolder: v.string(),
  diskUse: DiskUse,
  /** Newest first. */
  backups: v.array(Backup),
  /** A backup that takes the database's place at the next start. */
  restoreAtNextStart: v.nullable(v.string()),
  /** What was found and put right at the start, in one sentence each. */
  notices: v.array(Said),
});
export type DataState = Value<typeof DataState>;

/** A backup is named by its file name alone: no path comes in from outside. */
const BackupName: v.GenericSchema<string> = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^songsight-[A-Za-z0-9._-]+\.db$/, 'wanted-backup'),
);

export const upkeepRequests = {
  'data.read': request({}, DataState),
  /** Looks through the whole database for damage. */
  'data.check': request({}, DatabaseCheck),
  /** Copies the database and the embeddings while work goes on: into `backups/`, or into a folder of the person's choice. */
  'data.backup': request({ folder: v.nullable(Path) }, v.strictObject({ ...DataState.entries, written: v.string() })),
  /** Checks the backup and puts it in place at the next start; null takes that back. */
  'data.restore': request({ backup: v.nullable(BackupName) }, DataState),
  /** What a budget for pictures would remove; nothing is changed. */
  'data.plan': request({ budgetBytes: Count }, DiskSpacePlan),
  /** Removes what `data.plan` says. */
  'data.tidy': request({ budgetBytes: Count }, DiskSpacePlan),
};
export type UpkeepRequests = Exchanges<typeof upkeepRequests>;
