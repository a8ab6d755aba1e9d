import type { RecordingId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** A model that analysed recordings here. */
export type PackHeard = {
  readonly hash: string;
  readonly title: string;
  readonly version: string;
  readonly recordings: number;
};

/** The one that analysed most comes first. */
export function packsThatHeard(db: SongDatabase): PackHeard[] {
  return db
    .prepare<[], PackHeard>(
      `SELECT p.hash, p.title, p.version, count(DISTINCT a.recording_id) AS recordings
       FROM analyses a JOIN packs p ON p.id = a.pack_id WHERE a.shorter = 0 GROUP BY p.id ORDER BY recordings DESC, p.id`,
    )
    .all();
}

/** Recordings that a pack analysed to their end. */
export function recordingsOfPack(db: SongDatabase, hash: string): RecordingId[] {
  return db
    .prepare<[string], RecordingId>(
      `SELECT DISTINCT a.recording_id FROM analyses a JOIN packs p ON p.id = a.pack_id
       WHERE p.hash = ? AND a.shorter = 0 ORDER BY 1`,
    )
    .pluck()
    .all(hash);
}

export type PackAnalysis = { readonly sheet: Uint8Array; readonly labels: string; readonly windowSeconds: number };

/** What a pack made of a recording; of several analyses the one on show, else the last. */
export function analysisOfPack(db: SongDatabase, hash: string, recording: RecordingId): PackAnalysis | null {
  return (
    db
      .prepare<[object], PackAnalysis>(
        `SELECT a.sheet, p.labels, p.window_s AS windowSeconds FROM analyses a JOIN packs p ON p.id = a.pack_id
         WHERE p.hash = @hash AND a.recording_id = @recording AND a.shorter = 0
         ORDER BY a.current DESC, a.id DESC LIMIT 1`,
      )
      .get({ hash, recording }) ?? null
  );
}
