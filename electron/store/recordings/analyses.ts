import type { FolderId, RecordingId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { inScope, ofFolder, scopeValues, type FileScope } from '../queue/file-scope.ts';
import { readStoredValues, writeStoredValues } from '../settings/settings.ts';

/** What makes two analyses of one recording the same. Thresholds are not in it: they only choose from the sheet. */
export type AnalysisKey = { readonly packId: number; readonly overlapSeconds: number; readonly channel: string };

export type StoredAnalysis = {
  readonly id: number;
  readonly recording: RecordingId;
  readonly contentId: string;
  readonly sheet: Uint8Array;
  readonly durationSeconds: number;
  readonly windowSeconds: number;
  readonly overlapSeconds: number;
  /** The labels of the pack that listened, as stored by `savePack`. */
  readonly labels: string;
  readonly packName: string;
  /** What a person calls it. */
  readonly packTitle: string;
  readonly packHash: string;
};

const storedColumns = `a.id, a.recording_id AS recording, r.content_id AS contentId, a.sheet,
  r.duration_s AS durationSeconds, p.window_s AS windowSeconds, a.overlap_s AS overlapSeconds, p.labels,
  p.name AS packName, p.title AS packTitle, p.hash AS packHash`;
const storedFrom = `analyses a JOIN recordings r ON r.id = a.recording_id JOIN packs p ON p.id = a.pack_id`;

export type KnownAnalysis = { readonly recording: RecordingId; readonly analysis: number; readonly current: boolean };

/** The analysis of this recording with this key, when there is one. */
export function knownAnalysis(db: SongDatabase, recording: RecordingId, key: AnalysisKey): KnownAnalysis | null {
  const row = db
    .prepare<[object], { recording: RecordingId; analysis: number; current: number }>(
      `SELECT recording_id AS recording, id AS analysis, current FROM analyses
       WHERE recording_id = @recording AND pack_id = @packId AND overlap_s = @overlapSeconds AND channel = @channel
         AND shorter = 0`,
    )
    .get({ recording, ...key });
  return row === undefined ? null : { ...row, current: row.current === 1 };
}

/** Makes an analysis the one its recording is shown by. Its detections are placed by the caller, in the same transaction. */
export function makeCurrent(db: SongDatabase, analysis: StoredAnalysis): void {
  db.prepare('UPDATE analyses SET current = 0 WHERE recording_id = ? AND current = 1').run(analysis.recording);
  db.prepare('UPDATE analyses SET current = 1 WHERE id = ?').run(analysis.id);
}

/** Current analyses in id order, to derive detections again; `after` is the last id of the page before. */
export function currentAnalyses(db: SongDatabase, after: number, limit: number): StoredAnalysis[] {
  return db
    .prepare<[number, number], StoredAnalysis>(
      `SELECT ${storedColumns} FROM ${storedFrom} WHERE a.current = 1 AND a.id > ? ORDER BY a.id LIMIT ?`,
    )
    .all(after, limit);
}

/** Ids of all current analyses, in their order. */
export function currentAnalysisIds(db: SongDatabase): number[] {
  return db
    .prepare<[], number>('SELECT id FROM analyses INDEXED BY analyses_current WHERE current = 1 ORDER BY id')
    .pluck()
    .all();
}

/** Only what the scores of an analysis are read with; the labels of its pack are `packLabels`. */
export function storedScores(
  db: SongDatabase,
  analysis: number,
): { readonly sheet: Uint8Array; readonly pack: number; readonly windowSeconds: number } | null {
  const row = db
    .prepare<[number], { sheet: Uint8Array; pack: number; windowSeconds: number }>(
      `SELECT a.sheet, a.pack_id AS pack, p.window_s AS windowSeconds FROM analyses a JOIN packs p ON p.id = a.pack_id
       WHERE a.id = ?`,
    )
    .get(analysis);
  return row ?? null;
}

export type HeardSheet = { readonly sheet: Uint8Array; readonly pack: number; readonly windowSeconds: number };

/** What every model that ever heard a recording made of it, whichever of them it is shown by. */
export function heardSheets(db: SongDatabase, recording: RecordingId): HeardSheet[] {
  return db
    .prepare<[RecordingId], HeardSheet>(
      `SELECT a.sheet, a.pack_id AS pack, p.window_s AS windowSeconds FROM analyses a JOIN packs p ON p.id = a.pack_id
       WHERE a.recording_id = ?`,
    )
    .all(recording);
}

/** What ran the networks in the newest analysis, e.g. `cpu`; null before anything was listened to. */
export function lastProvider(db: SongDatabase): string | null {
  return db.prepare<[], string>('SELECT provider FROM analyses ORDER BY id DESC LIMIT 1').pluck().get() ?? null;
}

/** The analysis by which a recording is shown. */
export function currentAnalysis(db: SongDatabase, recording: RecordingId): StoredAnalysis | null {
  const row = db
    .prepare<[RecordingId], StoredAnalysis>(
      `SELECT ${storedColumns} FROM ${storedFrom} WHERE a.recording_id = ? AND a.current = 1`,
    )
    .get(recording);
  return row ?? null;
}

/** The same by its number and the time when it was written, which tell it from every other. */
export function currentAnalysisOf(db: SongDatabase, recording: RecordingId): { id: number; createdAt: string } | null {
  const row = db
    .prepare<[RecordingId], { id: number; createdAt: string }>(
      'SELECT id, created_at AS createdAt FROM analyses WHERE recording_id = ? AND current = 1',
    )
    .get(recording);
  return row ?? null;
}

export function analysisById(db: SongDatabase, analysis: number): StoredAnalysis | null {
  const row = db
    .prepare<[number], StoredAnalysis>(`SELECT ${storedColumns} FROM ${storedFrom} WHERE a.id = ?`)
    .get(analysis);
  return row ?? null;
}

/** What was heard in every recording, by the analysis that is shown, in no particular order. */
export function shownSheets(db: SongDatabase): Iterable<{ id: number; pack: number; sheet: Uint8Array }> {
  return db
    .prepare<[], { id: number; pack: number; sheet: Uint8Array }>(
      'SELECT id, pack_id AS pack, sheet FROM analyses WHERE current = 1',
    )
    .iterate();
}

/**
 * Adds what another pack makes of a recording from what an analysis of it kept; it is not shown until its pack is taken up.
 * @returns null where that pack has heard the recording already
 */
export function addAnalysis(
  db: SongDatabase,
  {
    like,
    packId,
    sheet,
    now,
  }: { readonly like: number; readonly packId: number; readonly sheet: Uint8Array; readonly now: string },
): number | null {
  const row = db
    .prepare<[object], { id: number }>(
      `INSERT INTO analyses (recording_id, pack_id, overlap_s, channel, current, clips, sheet, provider, seconds, created_at, shorter)
       SELECT recording_id, @packId, overlap_s, channel, 0, clips, @sheet, provider, 0, @now, shorter FROM analyses WHERE id = @like
       ON CONFLICT DO NOTHING RETURNING id`,
    )
    .get({ like, packId, sheet, now });
  return row?.id ?? null;
}

const outdated = `state = 'done' AND NOT EXISTS (SELECT 1 FROM analyses a WHERE a.recording_id = files.recording_id
  AND a.current = 1 AND a.pack_id = @packId AND a.overlap_s = @overlapSeconds AND a.channel = @channel)`;
const waitAgain = `UPDATE files SET state = 'waiting', attempts = 0, not_before_ms = 0`;

/** Done files of a scope whose recording is not shown by an analysis with this key go back into the queue. @returns how many. */
export function requeueOutdated(db: SongDatabase, scope: FileScope, key: AnalysisKey): number {
  return db.prepare(`${waitAgain} WHERE ${inScope('files')} AND ${outdated}`).run({ ...scopeValues(scope), ...key })
    .changes;
}

const analysedWith = 'analysedWith';

/**
 * The same for all watched folders, once for every change of pack or analysis settings: what makes an analysis is remembered,
 * and nothing is looked through while it stays the same. @param own keys of folders that have one of their own @param resting folders
 * whose model is not there @returns how many.
 */
export function requeueAllOutdated(
  db: SongDatabase,
  key: AnalysisKey,
  own: ReadonlyMap<FolderId, AnalysisKey>,
  resting: ReadonlySet<FolderId>,
): number {
  const others = [...own].map(([folder, { packId }]) => [folder, packId]);
  const wanted = JSON.stringify([key.packId, key.overlapSeconds, key.channel, ...others]);
  if (readStoredValues(db).get(analysedWith) === wanted) return 0;
  return db
    .transaction(() => {
      const watched = db.prepare<[], FolderId>('SELECT id FROM folders WHERE watched = 1').pluck().all();
      const counts = watched
        .filter((folder) => !resting.has(folder))
        .map((folder) => requeueOutdated(db, ofFolder(folder), own.get(folder) ?? key));
      writeStoredValues(db, { [analysedWith]: wanted });
      return counts.reduce((sum, count) => sum + count, 0);
    })
    .immediate();
}
