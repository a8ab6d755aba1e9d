import type { DetectionFilter } from '#contract/detections.ts';
import { isGuessedTime, type TimeSource } from '#contract/recordings.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { exportRecordings } from './recordings-export.ts';

/** What was recorded and found at one station, or outside of all stations (`name` null). */
export type StationFacts = {
  readonly name: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly habitat: string | null;
  readonly recordings: number;
  readonly seconds: number;
  readonly detections: number;
  readonly species: number;
};

export type ReportFacts = {
  readonly recordings: number;
  readonly seconds: number;
  readonly undatedRecordings: number;
  /** With a time that is only the disk's. */
  readonly guessedRecordings: number;
  readonly timeSources: ReadonlyMap<TimeSource, number>;
  readonly recorders: readonly string[];
  readonly stations: readonly StationFacts[];
};

type Found = { station: string | null; detections: number; species: number };

/** What stands behind a report: effort, places and where the times come from. Rejected detections count in nothing. */
export function readReportFacts(db: SongDatabase, filter: DetectionFilter): ReportFacts {
  const timeSources = new Map<TimeSource, number>();
  const recorders = new Set<string>();
  const stations = new Map<string | null, StationFacts>();
  let [recordings, seconds, undatedRecordings, guessedRecordings] = [0, 0, 0, 0];
  for (const each of exportRecordings(db, filter)) {
    recordings += 1;
    seconds += each.soughtSeconds;
    if (each.wallMs === null) undatedRecordings += 1;
    else if (isGuessedTime(each.timeSource, each.correctedSeconds)) guessedRecordings += 1;
    timeSources.set(each.timeSource, (timeSources.get(each.timeSource) ?? 0) + 1);
    if (each.recorder !== null) recorders.add(each.recorder);
    const { station: name, latitude, longitude, habitat } = each;
    const empty = { name, latitude, longitude, habitat, recordings: 0, seconds: 0, detections: 0, species: 0 };
    const before = stations.get(name) ?? empty;
    stations.set(name, {
      ...before,
      recordings: before.recordings + 1,
      seconds: before.seconds + each.soughtSeconds,
    });
  }
  for (const { station, detections, species } of foundPerStation(db, filter)) {
    const before = stations.get(station);
    if (before !== undefined) stations.set(station, { ...before, detections, species });
  }
  const byName = [...stations.values()].sort((a, b) => (a.name ?? '\uffff').localeCompare(b.name ?? '\uffff'));
  const names = [...recorders].sort();
  return { recordings, seconds, undatedRecordings, guessedRecordings, timeSources, recorders: names, stations: byName };
}

function foundPerStation(db: SongDatabase, filter: DetectionFilter): Found[] {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'unrejected' });
  return db
    .prepare<[object], Found>(
      `SELECT t.name AS station, count(*) AS detections, count(DISTINCT d.species_id) AS species
       FROM detections d JOIN recordings r ON r.id = d.recording_id LEFT JOIN stations t ON t.id = r.station_id
       WHERE ${where.sql} GROUP BY t.name`,
    )
    .all(where.values);
}
