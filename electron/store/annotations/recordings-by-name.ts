import type { RecordingId } from '#contract/ids.ts';
import { wallClockMs } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** A recording and what tells it from others of its name. */
export type NamedRecording = {
  readonly recording: RecordingId;
  readonly durationSeconds: number;
  readonly station: string | null;
  /** Its start on the clock of its place, as if that were UTC. */
  readonly wallMs: number | null;
  /** Every file that holds it or held it. */
  readonly files: readonly { readonly path: string; readonly name: string; readonly sizeBytes: number }[];
};

type Row = {
  recording: RecordingId;
  name: string;
  durationSeconds: number;
  station: string | null;
  local: string | null;
  folder: string | null;
  relativePath: string | null;
  sizeBytes: number | null;
};

const lastPart = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/**
 * The recordings that a condition names by a file of theirs; only they are kept in memory, however many there are.
 * @param wanted of a name without folders and the size of the file, 0 where only the name is known
 */
export function recordingsWhere(
  db: SongDatabase,
  wanted: (name: string, sizeBytes: number) => boolean,
): NamedRecording[] {
  const rows = db
    .prepare<[], Row>(
      `SELECT r.id AS recording, r.name, r.duration_s AS durationSeconds, s.name AS station, r.started_local AS local,
         o.path AS folder, f.relative_path AS relativePath, f.size_bytes AS sizeBytes
       FROM recordings r LEFT JOIN stations s ON s.id = r.station_id LEFT JOIN files f ON f.recording_id = r.id
         LEFT JOIN folders o ON o.id = f.folder_id ORDER BY r.id`,
    )
    .iterate();
  const found: NamedRecording[] = [];
  let [current, fits]: [NamedRecording | null, boolean] = [null, false];
  const end = (): void => void (current !== null && fits && found.push(current));
  for (const row of rows) {
    if (current?.recording !== row.recording) {
      end();
      current = { ...factsOf(row), files: [] };
      fits = wanted(row.name, 0);
    }
    const { folder, relativePath, sizeBytes } = row;
    const path = folder === null || relativePath === null ? row.name : `${folder}/${relativePath}`;
    const file = { path, name: lastPart(path), sizeBytes: sizeBytes ?? 0 };
    fits ||= wanted(file.name, file.sizeBytes);
    current = { ...current, files: [...current.files, file] };
  }
  end();
  return found;
}

function factsOf({ recording, durationSeconds, station, local }: Row): Omit<NamedRecording, 'files'> {
  return { recording, durationSeconds, station, wallMs: local === null ? null : wallClockMs(local) };
}

/** Recordings that a file of this content holds, by SHA-256 of all its bytes. */
export function recordingsOfContent(db: SongDatabase, hash: string): RecordingId[] {
  return db
    .prepare<[string], RecordingId>('SELECT recording_id FROM contents WHERE hash = ? ORDER BY recording_id')
    .pluck()
    .all(hash);
}

/** Starts and lengths of recordings whose time is known, the earliest first. */
export function recordingTimes(
  db: SongDatabase,
): { readonly recording: RecordingId; readonly wallMs: number; readonly durationSeconds: number }[] {
  return db
    .prepare<[], { recording: RecordingId; local: string; durationSeconds: number }>(
      `SELECT id AS recording, started_local AS local, duration_s AS durationSeconds FROM recordings
       WHERE started_local IS NOT NULL ORDER BY started_local`,
    )
    .all()
    .flatMap(({ local, ...row }) => {
      const wallMs = wallClockMs(local);
      return wallMs === null ? [] : [{ ...row, wallMs }];
    });
}

/** How long a recording is. */
export function recordingLengths(db: SongDatabase, recordings: readonly RecordingId[]): Map<RecordingId, number> {
  const rows = db
    .prepare<[string], { id: RecordingId; seconds: number }>(
      'SELECT id, duration_s AS seconds FROM recordings WHERE id IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(recordings));
  return new Map(rows.map(({ id, seconds }) => [id, seconds]));
}
