import type { SongDatabase } from '../../opening/song-database.ts';
import { copyRows } from '../merge-tables.ts';
import type { DetectionPair } from '../pair-detections.ts';

type Marks = { readonly table: string; readonly kind: 'tag' | 'favourite'; readonly name: (row: string) => string };

const marks: readonly Marks[] = [
  { table: 'favourites', kind: 'favourite', name: () => `''` },
  { table: 'detection_tags', kind: 'tag', name: (row) => `${row}.tag` },
];

/**
 * Tags and favourites of either side stay, unless one side took them away later than the other gave them: the later change of both
 * holds, whichever is merged first, however often.
 */
export function mergeMarks(db: SongDatabase, pairs: readonly DetectionPair[]): void {
  for (const pair of pairs) {
    for (const each of marks) {
      takeAway(db, each, pair);
      give(db, each, pair);
    }
    noteLater(db, pair);
  }
}

const changedAt = (side: string, detection: string, kind: string, name: string): string =>
  `coalesce((SELECT c.changed_at FROM ${side}.mark_changes c WHERE c.detection_id = ${detection} AND c.kind = '${kind}'
    AND c.name = ${name}), '')`;

function takeAway(db: SongDatabase, { table, kind, name }: Marks, pair: DetectionPair): void {
  db.prepare(
    `DELETE FROM main.${table} AS t WHERE t.detection_id = @here AND EXISTS (
       SELECT 1 FROM source.mark_changes x WHERE x.detection_id = @source AND x.kind = '${kind}' AND x.name = ${name('t')}
         AND x.given = 0 AND x.changed_at >= ${changedAt('main', '@here', kind, 'x.name')})`,
  ).run(pair);
}

function give(db: SongDatabase, { table, kind, name }: Marks, pair: DetectionPair): void {
  copyRows(
    db,
    table,
    `source.${table} x WHERE x.detection_id = @source AND NOT EXISTS (
       SELECT 1 FROM main.mark_changes m WHERE m.detection_id = @here AND m.kind = '${kind}' AND m.name = ${name('x')}
         AND m.given = 0 AND m.changed_at >= ${changedAt('source', '@source', kind, name('x'))}) ON CONFLICT DO NOTHING`,
    { detection_id: '@here' },
    pair,
  );
}

function noteLater(db: SongDatabase, pair: DetectionPair): void {
  db.prepare(
    `INSERT INTO main.mark_changes (detection_id, kind, name, given, changed_at)
     SELECT @here, kind, name, given, changed_at FROM source.mark_changes WHERE detection_id = @source
     ON CONFLICT DO UPDATE SET given = excluded.given, changed_at = excluded.changed_at
       WHERE excluded.changed_at > mark_changes.changed_at
         OR (excluded.changed_at = mark_changes.changed_at AND excluded.given < mark_changes.given)`,
  ).run(pair);
}
