import type { RecordingId, StationId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { wallClockMs } from '../recordings/local-time.ts';

/** An analysis by which a recording is shown, with what tells when and where its clips lie. */
export type ShownAnalysis = {
  readonly id: number;
  readonly stamp: string;
  readonly recording: RecordingId;
  readonly station: StationId | null;
  readonly durationSeconds: number;
  /** From the start of one clip to the next, and its length. */
  readonly hopSeconds: number;
  readonly windowSeconds: number;
  /** The recorder's own clock when it began; null: unknown. */
  readonly wallMs: number | null;
};

type Row = Omit<ShownAnalysis, 'hopSeconds' | 'wallMs'> & { overlapSeconds: number; local: string | null };

/** Every analysis by which a recording is shown. @param recordings these alone */
export function shownAnalyses(db: SongDatabase, recordings: readonly RecordingId[] | null = null): ShownAnalysis[] {
  const only = recordings === null ? '' : 'AND a.recording_id IN (SELECT value FROM json_each(?))';
  return db
    .prepare<string[], Row>(
      `SELECT a.id, a.created_at AS stamp, a.recording_id AS recording, r.station_id AS station,
         r.duration_s AS durationSeconds, a.overlap_s AS overlapSeconds, p.window_s AS windowSeconds, r.started_local AS local
       FROM analyses a JOIN recordings r ON r.id = a.recording_id JOIN packs p ON p.id = a.pack_id
       WHERE a.current = 1 ${only} ORDER BY a.id`,
    )
    .all(...(recordings === null ? [] : [JSON.stringify(recordings)]))
    .map(({ overlapSeconds, local, ...row }) => ({
      ...row,
      hopSeconds: row.windowSeconds - overlapSeconds,
      wallMs: local === null ? null : wallClockMs(local),
    }));
}

export type TakeSpan = (recording: number, startSeconds: number, endSeconds: number) => void;

/**
 * Tells where something was detected or named.
 * @param only `reviewed` ones, or of a species; null: all @param among in these recordings; null: in every one
 */
export function eachDetectedSpan(
  db: SongDatabase,
  only: { readonly reviewed: true } | { readonly species: string } | null,
  among: readonly RecordingId[] | null,
  take: TakeSpan,
): void {
  const where =
    only === null
      ? 'd.current = 1'
      : 'reviewed' in only
        ? 'd.id IN (SELECT detection_id FROM reviews)'
        : `d.current = 1 AND d.rejected = 0 AND d.species_id = (SELECT id FROM species WHERE code = @species)`;
  const there = among === null ? '' : 'd.recording_id IN (SELECT value FROM json_each(@among)) AND ';
  const spans = db
    .prepare<[object], Parameters<TakeSpan>>(
      `SELECT d.recording_id AS recording, d.start_s AS startSeconds, d.end_s AS endSeconds FROM detections d WHERE ${there}${where}`,
    )
    .raw()
    .iterate({ ...only, ...(among !== null && { among: JSON.stringify(among) }) });
  for (const span of spans as Iterable<Parameters<TakeSpan>>) take(...span);
}
