import { Bug } from '#contract/failure.ts';
import type { AnnotationSetId, RecordingId } from '#contract/ids.ts';
import type { AnnotatedNearby } from '#contract/clip.ts';
import type { AnnotationKind, AnnotationSet } from '#contract/search/annotations.ts';
import type { Species } from '#contract/species.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { noteAnnotationsGone } from '../review/person-changes.ts';
import { addSpecies } from '../review/reviews.ts';

/** What a table says of a stretch of a recording here. */
export type StoredAnnotation = {
  readonly recording: RecordingId;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly label: string;
  /** null: no species is called so. */
  readonly species: Species | null;
  readonly score: number | null;
  readonly lowHz: number | null;
  readonly highHz: number | null;
};

/** The newest first. */
export function readAnnotationSets(db: SongDatabase): AnnotationSet[] {
  return db
    .prepare<[], AnnotationSet>(
      `SELECT s.id, s.name, s.kind, s.added_at AS addedAt,
         (SELECT count(*) FROM annotations a WHERE a.set_id = s.id) AS rows,
         (SELECT count(*) FROM annotated_recordings r WHERE r.set_id = s.id) AS recordings,
         (SELECT count(DISTINCT a.species_id) FROM annotations a WHERE a.set_id = s.id) AS species
       FROM annotation_sets s ORDER BY s.added_at DESC, s.id DESC`,
    )
    .all();
}

export function removeAnnotationSet(db: SongDatabase, set: AnnotationSetId, now: string): void {
  db.transaction(() => {
    noteAnnotationsGone(db, set, now);
    db.prepare('DELETE FROM annotation_sets WHERE id = ?').run(set);
  }).immediate();
}

/** The set of this name and kind, made where there is none. */
export function annotationSet(
  db: SongDatabase,
  set: { readonly name: string; readonly kind: AnnotationKind; readonly now: string },
): AnnotationSetId {
  const id = db
    .prepare<[object], AnnotationSetId>(
      `INSERT INTO annotation_sets (name, kind, added_at) VALUES (@name, @kind, @now)
       ON CONFLICT (name, kind) DO UPDATE SET added_at = excluded.added_at RETURNING id`,
    )
    .pluck()
    .get(set);
  if (id === undefined) throw new Bug('SQLite returned no row for a set of annotations');
  return id;
}

/**
 * Adds what tables say; the same row is kept once. Call it inside a transaction.
 * @param recordings that the tables speak of, also where they say nothing is
 * @returns how many rows were new
 */
export function addAnnotations(
  db: SongDatabase,
  set: AnnotationSetId,
  recordings: Iterable<RecordingId>,
  rows: readonly StoredAnnotation[],
  now: string,
): number {
  const about = db.prepare(
    `INSERT INTO annotated_recordings (set_id, recording_id, added_at) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET added_at = excluded.added_at`,
  );
  for (const recording of recordings) about.run(set, recording, now);
  const known = new Set<string>();
  const add = db.prepare(
    `INSERT INTO annotations (set_id, recording_id, start_s, end_s, label, species_id, score, low_hz, high_hz)
     VALUES (@set, @recording, @startSeconds, @endSeconds, @label, (SELECT id FROM species WHERE code = @code), @score, @lowHz, @highHz)
     ON CONFLICT DO NOTHING`,
  );
  return rows.reduce((sum, { species, ...row }) => {
    if (species !== null && !known.has(species.code)) addSpecies(db, species);
    if (species !== null) known.add(species.code);
    return sum + add.run({ ...row, set, code: species?.code ?? null }).changes;
  }, 0);
}

type SpeciesColumns = { [K in keyof Species]: Species[K] | null };
type Row = Omit<StoredAnnotation, 'species'> & SpeciesColumns;
type NearbyRow = Omit<AnnotatedNearby, 'species'> & SpeciesColumns;

/** What a set says, and of which recordings it speaks. */
export function readAnnotationSet(
  db: SongDatabase,
  set: AnnotationSetId,
): { readonly recordings: readonly RecordingId[]; readonly rows: readonly StoredAnnotation[] } {
  const recordings = db
    .prepare<[AnnotationSetId], RecordingId>(
      'SELECT recording_id FROM annotated_recordings WHERE set_id = ? ORDER BY recording_id',
    )
    .pluck()
    .all(set);
  const rows = db
    .prepare<[AnnotationSetId], Row>(
      `SELECT a.recording_id AS recording, a.start_s AS startSeconds, a.end_s AS endSeconds, a.label, a.score,
         a.low_hz AS lowHz, a.high_hz AS highHz, s.code, s.scientific_name AS scientificName, s.common_name AS commonName
       FROM annotations a LEFT JOIN species s ON s.id = a.species_id WHERE a.set_id = ?`,
    )
    .all(set);
  return { recordings, rows: rows.map(fromRow) };
}

/** What imported tables say of a recording between two times, first to last, at most 500. */
export function annotatedNearby(
  db: SongDatabase,
  recording: RecordingId,
  fromSeconds: number,
  toSeconds: number,
): AnnotatedNearby[] {
  const rows = db
    .prepare<[object], NearbyRow>(
      `SELECT n.name AS "set", n.kind, a.label, a.start_s AS startSeconds, a.end_s AS endSeconds, a.score,
         s.code, s.scientific_name AS scientificName, s.common_name AS commonName
       FROM annotation_sets n JOIN annotations a ON a.set_id = n.id AND a.recording_id = @recording
       LEFT JOIN species s ON s.id = a.species_id
       WHERE a.start_s <= @toSeconds AND a.end_s >= @fromSeconds ORDER BY a.start_s, a.end_s, n.name LIMIT 500`,
    )
    .all({ recording, fromSeconds, toSeconds });
  return rows.map(fromRow);
}

function fromRow<T extends SpeciesColumns>({
  code,
  scientificName,
  commonName,
  ...row
}: T): Omit<T, keyof Species> & { readonly species: Species | null } {
  const known = code !== null && scientificName !== null && commonName !== null;
  return { ...row, species: known ? { code, scientificName, commonName } : null };
}
