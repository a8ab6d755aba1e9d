import type { SongDatabase } from '../../opening/song-database.ts';
import type { MarkKind } from '../../review/person-changes.ts';
import { copyRows, mapped } from '../merge-tables.ts';
import type { DetectionPair } from '../pair-detections.ts';

/** A table of marks: what names one of a detection's, and when one was given of which no change is noted, as SQL of a row. */
type Marks = {
  readonly table: string;
  readonly kind: MarkKind;
  readonly name: (row: string) => string;
  readonly given: (row: string) => string;
  readonly other?: Readonly<Record<string, string>>;
};

const marks: readonly Marks[] = [
  { table: 'favourites', kind: 'favourite', name: () => `''`, given: (row) => `${row}.added_at` },
  { table: 'detection_tags', kind: 'tag', name: (row) => `${row}.tag`, given: () => `''` },
  {
    table: 'second_verdicts',
    kind: 'second-verdict',
    name: (row) => `${row}.reviewer`,
    given: (row) => `${row}.reviewed_at`,
    other: { species_id: mapped('map_species', 'x.species_id') },
  },
];

/**
 * Tags, favourites and second verdicts of either side stay, unless one side took them away, or gave another in their place, later than
 * the other gave them: the later change of both holds, whichever is merged first, however often.
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

/** When a row was given, as SQL. */
const givenAt = (side: string, detection: string, { kind, name, given }: Marks, row: string): string =>
  `coalesce((SELECT g.changed_at FROM ${side}.person_changes g WHERE g.detection_id = ${detection} AND g.kind = '${kind}'
    AND g.name = ${name(row)} AND g.present = 1), ${given(row)})`;

/** That it was taken away on a side, not before `at`, as SQL. */
const takenSince = (side: string, detection: string, { kind, name }: Marks, row: string, at: string): string =>
  `EXISTS (SELECT 1 FROM ${side}.person_changes g WHERE g.detection_id = ${detection} AND g.kind = '${kind}'
    AND g.name = ${name(row)} AND g.present = 0 AND g.changed_at >= ${at})`;

function takeAway(db: SongDatabase, each: Marks, pair: DetectionPair): void {
  const ours = givenAt('main', '@here', each, 't');
  db.prepare(
    `DELETE FROM main.${each.table} AS t WHERE t.detection_id = @here AND (${takenSince('source', '@source', each, 't', ours)}
       OR EXISTS (SELECT 1 FROM source.${each.table} x WHERE x.detection_id = @source AND ${each.name('x')} = ${each.name('t')}
         AND ${givenAt('source', '@source', each, 'x')} > ${ours}))`,
  ).run(pair);
}

function give(db: SongDatabase, each: Marks, pair: DetectionPair): void {
  copyRows(
    db,
    each.table,
    `source.${each.table} x WHERE x.detection_id = @source
       AND NOT ${takenSince('main', '@here', each, 'x', givenAt('source', '@source', each, 'x'))} ON CONFLICT DO NOTHING`,
    { detection_id: '@here', ...each.other },
    pair,
  );
}

function noteLater(db: SongDatabase, pair: DetectionPair): void {
  db.prepare(
    `INSERT INTO main.person_changes (kind, detection_id, name, present, changed_at)
     SELECT kind, @here, name, present, changed_at FROM source.person_changes WHERE detection_id = @source
     ON CONFLICT DO UPDATE SET present = excluded.present, changed_at = excluded.changed_at
       WHERE excluded.changed_at > person_changes.changed_at
         OR (excluded.changed_at = person_changes.changed_at AND excluded.present < person_changes.present)`,
  ).run(pair);
}
