import type { SongDatabase } from '../opening/song-database.ts';
import type { StartClaim } from '#contract/recordings.ts';

/** What a recording of the source is known by. */
export type SourceRecording = {
  readonly id: number;
  readonly name: string;
  readonly contentId: string;
  readonly durationSeconds: number;
  readonly recorderId: string | null;
  readonly soundId: string | null;
  readonly pieces: Uint8Array | null;
  readonly silent: number;
  readonly detections: number;
};

const rowSql = `
SELECT r.id, r.name, r.content_id AS contentId, r.duration_s AS durationSeconds, r.recorder_id AS recorderId, r.sound_id AS soundId,
  r.sound_pieces AS pieces, r.silent, (SELECT count(*) FROM source.detections d WHERE d.recording_id = r.id) AS detections
FROM source.recordings r WHERE r.id > ? ORDER BY r.id LIMIT 2000`;

/** The next recordings of the source, so many that they hold about so many detections. */
export function nextRecordings(db: SongDatabase, after: number, mostDetections: number): SourceRecording[] {
  const page: SourceRecording[] = [];
  let detections = 0;
  for (const row of db.prepare<[number], SourceRecording>(rowSql).iterate(after)) {
    page.push(row);
    detections += row.detections;
    if (detections >= mostDetections) break;
  }
  return page;
}

export function contentsOf(db: SongDatabase, recording: number): string[] {
  return db.prepare<[number], string>('SELECT hash FROM source.contents WHERE recording_id = ?').pluck().all(recording);
}

export function claimsOf(db: SongDatabase, recording: number): StartClaim[] {
  return db
    .prepare<[number], { source: StartClaim['source']; local: string; offsetMinutes: number | null }>(
      `SELECT source, local, offset_min AS offsetMinutes FROM source.start_claims WHERE recording_id = ? ORDER BY rank`,
    )
    .all(recording)
    .map(({ source, ...start }) => ({ source, start }));
}

/** When its newest file was written, in Unix milliseconds; 0 where it lies nowhere. */
export function modifiedMsOf(db: SongDatabase, recording: number): number {
  return (
    db
      .prepare<[number], number | null>('SELECT max(modified_ms) FROM source.files WHERE recording_id = ?')
      .pluck()
      .get(recording) ?? 0
  );
}

export function countRecordings(db: SongDatabase): number {
  return db.prepare<[], number>('SELECT count(*) FROM source.recordings').pluck().get() ?? 0;
}

/** Recordings that are new here get their numbers, and a content id that no other one has. */
export function listFresh(
  db: SongDatabase,
  recordings: readonly SourceRecording[],
  freeId: (of: SourceRecording) => string,
): void {
  db.exec('DELETE FROM temp.fresh');
  const add = db.prepare('INSERT INTO temp.fresh (source, here, content_id) VALUES (?, ?, ?)');
  let here = db.prepare<[], number | null>('SELECT max(id) FROM main.recordings').pluck().get() ?? 0;
  for (const recording of recordings) {
    here += 1;
    add.run(recording.id, here, freeId(recording));
  }
}
