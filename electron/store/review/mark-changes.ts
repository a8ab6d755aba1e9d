import type { SongDatabase } from '../opening/song-database.ts';

/** What is noted of a mark: see `mark_changes`. */
export type MarkChange = {
  readonly kind: 'tag' | 'favourite';
  readonly given: boolean;
  readonly now: string;
};

/**
 * Notes that marks were given or taken away. Call it in the transaction of the change, before it.
 * @param which SQL of (detection, name) pairs that differ from how they are to be
 */
export function noteMarks(db: SongDatabase, { kind, given, now }: MarkChange, which: string, values: object): void {
  db.prepare(
    `INSERT INTO mark_changes (detection_id, kind, name, given, changed_at)
     SELECT detection, '${kind}', name, ${given ? 1 : 0}, @now FROM (${which}) WHERE true
     ON CONFLICT DO UPDATE SET given = excluded.given, changed_at = excluded.changed_at`,
  ).run({ ...values, now });
}
