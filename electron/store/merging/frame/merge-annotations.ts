import { sentence } from '#contract/words/sentence.ts';
import type { SongDatabase } from '../../opening/song-database.ts';
import type { TellConflict } from '../conflict.ts';
import { copyRows, mapped } from '../merge-tables.ts';

/** Sets of annotations of one name and kind become one. Call it where species are joined. */
export function mergeAnnotationSets(db: SongDatabase): void {
  const newer = 'ON CONFLICT DO UPDATE SET added_at = max(added_at, excluded.added_at)';
  copyRows(db, 'annotation_sets', `source.annotation_sets x WHERE 1 ${newer}`, { id: 'NULL' });
  db.exec(
    `INSERT INTO temp.map_set SELECT x.id, t.id FROM source.annotation_sets x
       JOIN main.annotation_sets t ON t.name = x.name AND t.kind = x.kind`,
  );
}

/** Of recordings that are new here, in `temp.fresh`. */
export function copyAnnotations(db: SongDatabase): void {
  const of = (table: string): string => `temp.fresh m JOIN source.${table} x ON x.recording_id = m.source`;
  const here = { set_id: mapped('map_set', 'x.set_id'), recording_id: 'm.here' };
  copyRows(db, 'annotated_recordings', of('annotated_recordings'), here);
  copyRows(db, 'annotations', of('annotations'), { ...here, species_id: mapped('map_species', 'x.species_id') });
  copyRows(db, 'person_changes', `${of('person_changes')} WHERE x.kind = 'annotations'`, { recording_id: 'm.here' });
}

type Pair = { readonly source: number; readonly here: number };

const goneNote = (side: string, recording: string, set: string): string =>
  `SELECT 1 FROM ${side}.person_changes g WHERE g.recording_id = ${recording} AND g.kind = 'annotations' AND g.present = 0
    AND g.name = json_array(${set}.name, ${set}.kind) AND g.changed_at >= r.added_at`;

/**
 * What sets say of one recording: the same row is kept once, of two that differ the one that was imported later; what one side removed
 * later than the other imported it is removed.
 */
export function mergeAnnotations(db: SongDatabase, pair: Pair): void {
  removeGone(db, pair);
  const theirs = `source.annotated_recordings r JOIN source.annotation_sets s ON s.id = r.set_id`;
  const stay = `r.recording_id = @source AND NOT EXISTS (${goneNote('main', '@here', 's')})`;
  const here = { set_id: mapped('map_set', 'x.set_id'), recording_id: '@here' };
  copyRows(
    db,
    'annotations',
    `${theirs} JOIN source.annotations x ON x.set_id = r.set_id AND x.recording_id = r.recording_id WHERE ${stay}
     ON CONFLICT DO UPDATE SET species_id = excluded.species_id, score = excluded.score, low_hz = excluded.low_hz,
       high_hz = excluded.high_hz
     WHERE (SELECT a.added_at FROM source.annotated_recordings a JOIN temp.map_set m ON m.source = a.set_id
         WHERE m.here = excluded.set_id AND a.recording_id = @source)
       > (SELECT b.added_at FROM main.annotated_recordings b WHERE b.set_id = excluded.set_id AND b.recording_id = @here)`,
    { ...here, species_id: mapped('map_species', 'x.species_id') },
    pair,
  );
  copyRows(
    db,
    'annotated_recordings',
    `${theirs} JOIN source.annotated_recordings x ON x.set_id = r.set_id AND x.recording_id = r.recording_id WHERE ${stay}
     ON CONFLICT DO UPDATE SET added_at = max(added_at, excluded.added_at)`,
    here,
    pair,
  );
  db.prepare(
    `INSERT INTO main.person_changes (kind, recording_id, name, present, changed_at)
     SELECT kind, @here, name, present, changed_at FROM source.person_changes WHERE recording_id = @source
     ON CONFLICT DO UPDATE SET changed_at = excluded.changed_at WHERE excluded.changed_at > changed_at`,
  ).run(pair);
}

function removeGone(db: SongDatabase, pair: Pair): void {
  const gone = `SELECT r.set_id FROM main.annotated_recordings r JOIN main.annotation_sets s ON s.id = r.set_id
    WHERE r.recording_id = @here AND EXISTS (${goneNote('source', '@source', 's')})`;
  for (const table of ['annotations', 'annotated_recordings'])
    db.prepare(`DELETE FROM main.${table} WHERE recording_id = @here AND set_id IN (${gone})`).run(pair);
}

/** Sets of which nothing is left, because one side or the other removed them. Call it when all recordings are joined. */
export function removeEmptySets(db: SongDatabase, tell: TellConflict): void {
  const empty = db
    .prepare<[], { id: number; name: string; theirs: number }>(
      `SELECT s.id, s.name, EXISTS (SELECT 1 FROM source.annotation_sets x WHERE x.name = s.name AND x.kind = s.kind) AS theirs
       FROM main.annotation_sets s WHERE NOT EXISTS (SELECT 1 FROM main.annotated_recordings r WHERE r.set_id = s.id)
         AND EXISTS (SELECT 1 FROM main.person_changes g WHERE g.kind = 'annotations' AND g.name = json_array(s.name, s.kind))`,
    )
    .all();
  for (const { id, name, theirs } of empty) {
    db.prepare('DELETE FROM main.annotation_sets WHERE id = ?').run(id);
    if (theirs === 0) tell({ kind: 'annotations', sentence: sentence('merge-annotations-gone', { name }) });
  }
}
