import type { RecordingId, StationId } from '#contract/ids.ts';
import type { SoundscapeDays } from '#contract/sound/soundscape.ts';
import { dayNumber, dayStartMs, dayText } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** A recording of one day with what it sounds like, packed as it was saved. */
export type DaySoundscape = {
  readonly recording: RecordingId;
  readonly name: string;
  /** Of the recorder's own clock, read as if it were UTC. */
  readonly startWallMs: number;
  readonly minutes: number;
  readonly packed: Uint8Array;
};

/** Keeps what a recording sounds like; what was kept of it before gives way. */
export function saveSoundscape(
  db: SongDatabase,
  recording: RecordingId,
  { minutes, packed }: { readonly minutes: number; readonly packed: Uint8Array },
): void {
  db.prepare(
    `INSERT INTO soundscapes (recording_id, minutes, packed) VALUES (?, ?, ?)
     ON CONFLICT (recording_id) DO UPDATE SET minutes = excluded.minutes, packed = excluded.packed`,
  ).run(recording, minutes, packed);
}

type DayRow = { id: StationId | null; name: string; zone: string; day: number; recordings: number };

/** The days of every station that have soundscapes, newest first, and how many recordings have none. */
export function soundscapeDays(db: SongDatabase): SoundscapeDays {
  const rows = db
    .prepare<[], DayRow>(
      `SELECT t.id, t.name, t.zone, e.day, count(DISTINCT e.recording_id) AS recordings
       FROM soundscapes s INDEXED BY soundscapes_minutes CROSS JOIN effort e ON e.recording_id = s.recording_id
         JOIN recordings r ON r.id = s.recording_id LEFT JOIN stations t ON t.id = r.station_id
       WHERE s.minutes > 0 AND e.day >= 0 GROUP BY r.station_id, e.day ORDER BY t.name COLLATE NOCASE, e.day DESC`,
    )
    .all();
  const stations = new Map<StationId | null, SoundscapeDays['stations'][number]>();
  for (const { id, name, zone, day, recordings } of rows) {
    const known = stations.get(id) ?? { station: id === null ? null : { id, name, zone }, days: [] };
    stations.set(id, { ...known, days: [...known.days, { day: dayText(day), recordings }] });
  }
  const without = db
    .prepare<[], number>('SELECT (SELECT count(*) FROM recordings) - (SELECT count(*) FROM soundscapes)')
    .pluck()
    .get();
  return { stations: [...stations.values()], without: without ?? 0 };
}

const wallMs = `CAST(round((julianday(r.started_local) - 2440587.5) * 86400000) AS INTEGER)`;

/** What was recorded at a station on a local date, in the order of time; null: at no station. A day holds what begins before it and reaches into it. */
export function daySoundscapes(db: SongDatabase, station: StationId | null, day: string): DaySoundscape[] {
  const startMs = dayStartMs(day);
  if (startMs === null) return [];
  return db
    .prepare<[object], DaySoundscape>(
      `SELECT r.id AS recording, r.name, ${wallMs} AS startWallMs, s.minutes, s.packed
       FROM effort e JOIN recordings r ON r.id = e.recording_id JOIN soundscapes s ON s.recording_id = r.id
       WHERE e.day = @day AND r.station_id IS @station AND r.started_local IS NOT NULL
       GROUP BY r.id ORDER BY startWallMs, r.id`,
    )
    .all({ day: dayNumber(startMs), station });
}

/** What one recording sounds like, packed; null where nobody measured. */
export function packedSoundscape(db: SongDatabase, recording: RecordingId): Uint8Array | null {
  return (
    db
      .prepare<[RecordingId], Uint8Array>('SELECT packed FROM soundscapes WHERE recording_id = ?')
      .pluck()
      .get(recording) ?? null
  );
}

/** How many recordings have none. */
export function recordingsWithoutSoundscape(db: SongDatabase): number {
  return (
    db
      .prepare<[], number>(
        'SELECT count(*) FROM recordings r WHERE NOT EXISTS (SELECT 1 FROM soundscapes s WHERE s.recording_id = r.id)',
      )
      .pluck()
      .get() ?? 0
  );
}

/** The next recording by its row that has none; null: there is no other. */
export function recordingWithoutSoundscape(
  db: SongDatabase,
  after: number,
): { readonly recording: RecordingId; readonly name: string } | null {
  return (
    db
      .prepare<[number], { recording: RecordingId; name: string }>(
        `SELECT r.id AS recording, r.name FROM recordings r
         WHERE r.id > ? AND NOT EXISTS (SELECT 1 FROM soundscapes s WHERE s.recording_id = r.id) ORDER BY r.id LIMIT 1`,
      )
      .get(after) ?? null
  );
}
