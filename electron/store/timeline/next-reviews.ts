import type { DetectionFilter } from '#contract/detections.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { HeldSpecies, SpeciesCode } from '#contract/species.ts';
import type { NextReview } from '#contract/timeline.ts';
import { detectionColumns } from '../columns/columns.ts';
import { selectDetections } from '../columns/select-detections.ts';
import { speciesCodes } from '../columns/species-names.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { guessedTimeSql, momentAt } from '../recordings/local-time.ts';

/** What is told to be reviewed first: more than this nobody does before the next night. */
const mostNext = 12;

type Row = {
  code: SpeciesCode;
  scientificName: string;
  commonName: string;
  score: number;
  wallMs: number | null;
  offsetMinutes: number | null;
  guessed: 0 | 1;
  station: string | null;
  recordingPath: string;
  startSeconds: number;
};

/** Species whose best detection is worth a look, and why. */
export type Worth = {
  /** Species of these days, most detections first. */
  readonly heard: readonly string[];
  readonly newSpecies: readonly string[];
  readonly firstOfYear: readonly string[];
  readonly unlikely: readonly HeldSpecies[];
};

/**
 * Of every new, returned and unlikely species its best detection of these days that nobody has reviewed; in this order. Then
 * of species that nobody has confirmed yet, as long as there is room.
 */
export function nextReviews(
  db: SongDatabase,
  within: Pick<DetectionFilter, 'fromDay' | 'toDay'>,
  { heard, newSpecies, firstOfYear, unlikely }: Worth,
): NextReview[] {
  const unreviewed = bestUnreviewed(db, within);
  const best = (code: string): DetectionId | null => unreviewed.get(code) ?? null;
  const wanted = [
    ...newSpecies.map((code) => [best(code), 'new'] as const),
    ...firstOfYear.map((code) => [best(code), 'year'] as const),
    ...unlikely.map((each) => [isReviewed(db, each.bestDetection) ? null : each.bestDetection, 'unlikely'] as const),
  ];
  const told = wanted.flatMap(([id, why]) => (id === null ? [] : nextReview(db, id, why))).slice(0, mostNext);
  const [confirmed, already] = [confirmedSpecies(db), new Set([...newSpecies, ...firstOfYear])];
  for (const code of heard) {
    if (told.length >= mostNext) break;
    const id = confirmed.has(code) || already.has(code) ? null : best(code);
    if (id !== null) told.push(...nextReview(db, id, 'unconfirmed'));
  }
  return told;
}

/** Codes of the species of which a person has confirmed at least one detection. */
function confirmedSpecies(db: SongDatabase): ReadonlySet<string> {
  const codes = db
    .prepare<[], string>(
      `SELECT DISTINCT s.code FROM reviews w JOIN detections d ON d.id = w.detection_id JOIN species s ON s.id = d.species_id
       WHERE w.verdict = 'confirmed'`,
    )
    .pluck()
    .all();
  return new Set(codes);
}

/** By species code the best detection of these days that nobody has reviewed; of equal ones the first. */
function bestUnreviewed(
  db: SongDatabase,
  within: Pick<DetectionFilter, 'fromDay' | 'toDay'>,
): ReadonlyMap<string, DetectionId> {
  const { species, score } = detectionColumns(db);
  const best = new Map<number, number>();
  for (const id of selectDetections(db, { ...within, review: 'unreviewed' })) {
    const before = best.get(species[id] ?? 0);
    if (before === undefined || (score[id] ?? 0) > (score[before] ?? 0)) best.set(species[id] ?? 0, id);
  }
  const codes = speciesCodes(db);
  return new Map([...best].map(([of, id]) => [codes.get(of) ?? '', id as DetectionId]));
}

const isReviewed = (db: SongDatabase, detection: DetectionId): boolean =>
  db.prepare<[DetectionId], unknown>('SELECT 1 FROM reviews WHERE detection_id = ?').get(detection) !== undefined;

function nextReview(db: SongDatabase, detection: DetectionId, why: NextReview['why']): NextReview[] {
  const row = db
    .prepare<[DetectionId], Row>(
      `SELECT s.code, s.scientific_name AS scientificName, s.common_name AS commonName, d.score, d.wall_ms AS wallMs,
         (d.wall_ms - d.utc_ms) / 60000 AS offsetMinutes, ${guessedTimeSql} AS guessed, t.name AS station,
         coalesce((SELECT f.relative_path FROM files f WHERE f.recording_id = r.id ORDER BY f.state = 'missing', f.id LIMIT 1),
           r.name) AS recordingPath, d.start_s AS startSeconds
       FROM detections d JOIN species s ON s.id = d.species_id JOIN recordings r ON r.id = d.recording_id
         LEFT JOIN stations t ON t.id = r.station_id WHERE d.id = ?`,
    )
    .get(detection);
  if (row === undefined) return [];
  const { code, scientificName, commonName, wallMs, offsetMinutes, guessed, ...plain } = row;
  const at = momentAt(wallMs, offsetMinutes, guessed === 1);
  return [{ ...plain, detection, species: { code, scientificName, commonName }, at, why }];
}
