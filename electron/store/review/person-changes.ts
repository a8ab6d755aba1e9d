import type { SongDatabase } from '../opening/song-database.ts';

/** What is noted of something: see `person_changes`. */
type Change = { readonly present: boolean; readonly now: string };

export type MarkKind = 'tag' | 'favourite' | 'second-verdict';

export type NamedKind =
  | 'sample'
  | 'photo'
  | 'station'
  | 'station-removed'
  | 'station-renamed'
  | 'station-fact'
  | 'station-link'
  | 'species-list'
  | 'time-order';

/** Later than what was noted before, even where that came from a computer whose clock is ahead. */
const laterNote = `ON CONFLICT DO UPDATE SET present = excluded.present, became = excluded.became,
  changed_at = CASE WHEN excluded.changed_at > changed_at THEN excluded.changed_at
    ELSE coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', changed_at, '+0.001 seconds'), excluded.changed_at) END`;

/**
 * Notes that marks were given or taken away. Call it in the transaction of the change, before it.
 * @param which SQL of (detection, name) pairs that differ from how they are to be
 */
export function noteMarks(
  db: SongDatabase,
  { kind, present, now }: Change & { readonly kind: MarkKind },
  which: string,
  values: object,
): void {
  db.prepare(
    `INSERT INTO person_changes (kind, detection_id, name, present, changed_at)
     SELECT '${kind}', detection, name, ${present ? 1 : 0}, @now FROM (${which}) WHERE true ${laterNote}`,
  ).run({ ...values, now });
}

/** Notes that something of this name was made or changed, or taken away. Call it in the transaction of the change. */
export function noteNamed(
  db: SongDatabase,
  kind: NamedKind,
  name: string | readonly unknown[],
  { present, now, became = '' }: Change & { readonly became?: string },
): void {
  const values = { kind, name: typeof name === 'string' ? name : JSON.stringify(name), now, became };
  db.prepare(
    `INSERT INTO person_changes (kind, name, present, changed_at, became)
     VALUES (@kind, @name, ${present ? 1 : 0}, @now, @became) ${laterNote}`,
  ).run(values);
}

/** `now`, or a moment later than what was noted of something else that comes before this. */
export function laterThan(db: SongDatabase, kind: NamedKind, name: string, now: string): string {
  const later = db
    .prepare<[object], string>(
      `SELECT coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', changed_at, '+0.001 seconds'), @now) FROM person_changes
       WHERE kind = @kind AND name = @name AND detection_id IS NULL AND recording_id IS NULL AND changed_at >= @now`,
    )
    .pluck()
    .get({ kind, name, now });
  return later ?? now;
}

/** Notes that what a set of annotations says of its recordings is taken away. Call it in the transaction of the change, before it. */
export function noteAnnotationsGone(db: SongDatabase, set: number, now: string): void {
  db.prepare(
    `INSERT INTO person_changes (kind, recording_id, name, present, changed_at)
     SELECT 'annotations', r.recording_id, json_array(s.name, s.kind), 0, max(@now, r.added_at)
     FROM annotated_recordings r JOIN annotation_sets s ON s.id = r.set_id WHERE r.set_id = @set ${laterNote}`,
  ).run({ set, now });
}
