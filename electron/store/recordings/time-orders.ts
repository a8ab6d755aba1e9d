import type { FolderPlace } from '#contract/clock.ts';
import type { TimeSource } from '#contract/recordings.ts';
import { usualTimeOrder } from '#contract/recordings.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { readStoredJson } from '../opening/stored-sentence.ts';
import { noteNamed } from '../review/person-changes.ts';

export type TimeOrder = FolderPlace & { readonly sources: readonly TimeSource[] };

/** Every order that a person set for a folder, longest path first, so that the first that fits is the nearest. */
export function readTimeOrders(db: SongDatabase): TimeOrder[] {
  return db
    .prepare<[], FolderPlace & { sources: string }>(
      'SELECT folder_id AS folder, subfolder, sources FROM time_orders ORDER BY length(subfolder) DESC',
    )
    .all()
    .map(({ sources, ...place }) => ({ ...place, sources: knownSources(readStoredJson(sources)) }));
}

function knownSources(raw: unknown): TimeSource[] {
  return Array.isArray(raw) ? usualTimeOrder.filter((source) => raw.includes(source)).sort(byPlaceIn(raw)) : [];
}

const byPlaceIn =
  (order: readonly unknown[]) =>
  (a: TimeSource, b: TimeSource): number =>
    order.indexOf(a) - order.indexOf(b);

/** null takes the folder's own order away. */
export function writeTimeOrder(
  db: SongDatabase,
  place: FolderPlace,
  sources: readonly TimeSource[] | null,
  now: string,
): void {
  db.transaction(() => {
    const path = db.prepare<[number], string>('SELECT path FROM folders WHERE id = ?').pluck().get(place.folder);
    noteNamed(db, 'time-order', [path, place.subfolder], { present: sources !== null, now });
    write(db, place, sources);
  }).immediate();
}

function write(db: SongDatabase, { folder, subfolder }: FolderPlace, sources: readonly TimeSource[] | null): void {
  if (sources === null) {
    db.prepare('DELETE FROM time_orders WHERE folder_id = ? AND subfolder = ?').run(folder, subfolder);
    return;
  }
  db.prepare(
    `INSERT INTO time_orders (folder_id, subfolder, sources) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET sources = excluded.sources`,
  ).run(folder, subfolder, JSON.stringify(sources));
}
