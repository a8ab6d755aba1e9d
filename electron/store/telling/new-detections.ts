import type { RecordingId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** A detection as it is told to others. */
export type TellableDetection = {
  readonly id: number;
  readonly code: string;
  readonly scientificName: string;
  readonly commonName: string;
  readonly score: number;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Wall clock read as UTC; null where the time is not known. */
  readonly wallMs: number | null;
  readonly utcMs: number | null;
  readonly recordingName: string;
  readonly contentId: string;
  readonly station: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly pack: string;
  readonly packHash: string;
  /** The labels of the pack that heard it, as `savePack` wrote them. */
  readonly labels: string;
};

export function newestDetection(db: SongDatabase): number {
  return db.prepare<[], number | null>('SELECT max(id) FROM detections').pluck().get() ?? 0;
}

const tellable = `SELECT d.id, s.code, s.scientific_name AS scientificName, s.common_name AS commonName, d.score, d.start_s AS startSeconds,
    d.end_s AS endSeconds, d.wall_ms AS wallMs, d.utc_ms AS utcMs, r.name AS recordingName, r.content_id AS contentId,
    t.name AS station, coalesce(t.latitude, r.latitude) AS latitude, coalesce(t.longitude, r.longitude) AS longitude,
    p.name || ' ' || p.version AS pack, p.hash AS packHash, p.labels
  FROM detections d JOIN recordings r ON r.id = d.recording_id JOIN species s ON s.id = d.species_id
    JOIN analyses a ON a.id = d.analysis_id JOIN packs p ON p.id = a.pack_id LEFT JOIN stations t ON t.id = r.station_id`;

/** Detections of a recording that were not there before, best of each species first to last in time. @param after the newest before. */
export function detectionsSince(
  db: SongDatabase,
  recording: RecordingId,
  after: number,
  leastScore: number,
): TellableDetection[] {
  return db
    .prepare<[RecordingId, number, number], TellableDetection>(
      `${tellable} WHERE d.recording_id = ? AND d.id > ? AND d.current = 1 AND d.rejected = 0 AND d.score >= ?
       ORDER BY d.start_s, d.id`,
    )
    .all(recording, after, leastScore);
}

/**
 * The detection that came first on the local day of another one of its species, of all that stand; null where there is none, or
 * its time is not known.
 */
export function firstOfItsDay(db: SongDatabase, detection: number, leastScore: number): TellableDetection | null {
  return (
    db
      .prepare<[object], TellableDetection>(
        `${tellable} WHERE d.id = (SELECT min(e.id) FROM detections e
           JOIN (SELECT species_id, wall_hours - (wall_hours % 24 + 24) % 24 AS midnight FROM detections WHERE id = @detection) o
             ON e.species_id = o.species_id AND e.wall_hours BETWEEN o.midnight AND o.midnight + 23
           WHERE e.current = 1 AND e.rejected = 0 AND e.score >= @leastScore)`,
      )
      .get({ detection, leastScore }) ?? null
  );
}

/** Whether a species was heard before: on this local day, or ever with null. @param before only detections up to this one count. */
export function heardOn(
  db: SongDatabase,
  code: string,
  day: number | null,
  { before, leastScore }: { readonly before: number; readonly leastScore: number },
): boolean {
  const within = day === null ? '' : 'AND d.wall_hours BETWEEN @day * 24 AND @day * 24 + 23';
  return (
    db
      .prepare<[object], number>(
        `SELECT 1 FROM detections d WHERE d.species_id = (SELECT id FROM species WHERE code = @code) AND d.current = 1
           AND d.rejected = 0 AND d.score >= @leastScore AND d.id <= @before ${within} LIMIT 1`,
      )
      .get({ code, day, before, leastScore }) !== undefined
  );
}

/** What was heard of a species on a day. */
export type DaySpecies = {
  readonly code: string;
  readonly scientificName: string;
  readonly commonName: string;
  readonly detections: number;
  readonly bestScore: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Never heard on an earlier day. */
  readonly isNew: number;
};

/** Species of a local day, most detections first. @param day whole days since 1970-01-01. */
export function speciesOfDay(db: SongDatabase, day: number, leastScore: number): DaySpecies[] {
  return db
    .prepare<[object], DaySpecies>(
      `SELECT s.code, s.scientific_name AS scientificName, s.common_name AS commonName, h.detections, h.bestScore, h.firstMs, h.lastMs,
         NOT EXISTS (SELECT 1 FROM detections e WHERE e.species_id = h.species_id AND e.current = 1 AND e.rejected = 0
           AND e.score >= @leastScore AND e.wall_hours < @day * 24) AS isNew
       FROM (SELECT d.species_id, count(*) AS detections, max(d.score) AS bestScore, min(d.wall_ms) AS firstMs, max(d.wall_ms) AS lastMs
             FROM detections d WHERE d.current = 1 AND d.rejected = 0 AND d.score >= @leastScore
               AND d.wall_ms BETWEEN @day * 86400000 AND @day * 86400000 + 86399999 GROUP BY d.species_id) h
         JOIN species s ON s.id = h.species_id ORDER BY h.detections DESC, s.code`,
    )
    .all({ day, leastScore });
}

/** Seconds of sound of a local day that were listened to. */
export function effortOfDay(db: SongDatabase, day: number): number {
  return (
    db.prepare<[number], number | null>('SELECT sum(seconds) FROM effort_tallies WHERE day = ?').pluck().get(day) ?? 0
  );
}

/** The labels of all packs, as `savePack` wrote them. */
export function allLabels(db: SongDatabase): string[] {
  return db.prepare<[], string>('SELECT labels FROM packs').pluck().all();
}
