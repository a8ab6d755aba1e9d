import type { SongDatabase } from '../opening/song-database.ts';
import { copyRows, mapped } from './merge-tables.ts';

/** Sets of annotations of one name and kind become one. Call it where species are joined. */
export function mergeAnnotationSets(db: SongDatabase): void {
  copyRows(db, 'annotation_sets', 'source.annotation_sets x WHERE 1 ON CONFLICT DO NOTHING', { id: 'NULL' });
  db.exec(
    `INSERT INTO temp.map_set SELECT x.id, t.id FROM source.annotation_sets x
       JOIN main.annotation_sets t ON t.name = x.name AND t.kind = x.kind`,
  );
}

/** What tables say of recordings; the same row is kept once. @param pairs recordings of the source and here, as SQL with `source` and `here` */
export function mergeAnnotations(db: SongDatabase, pairs: string, values: object = {}): void {
  for (const table of ['annotated_recordings', 'annotations']) {
    const species = table === 'annotations' ? { species_id: mapped('map_species', 'x.species_id') } : {};
    copyRows(
      db,
      table,
      `${pairs} m JOIN source.${table} x ON x.recording_id = m.source WHERE 1 ON CONFLICT DO NOTHING`,
      { set_id: mapped('map_set', 'x.set_id'), recording_id: 'm.here', ...species },
      values,
    );
  }
}
