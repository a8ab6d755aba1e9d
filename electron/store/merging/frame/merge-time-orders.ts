import { sentence } from '#contract/words/sentence.ts';
import type { SongDatabase } from '../../opening/song-database.ts';
import type { TellConflict } from '../conflict.ts';
import { notedOf, noteLater, theirsHold } from '../later-changes.ts';

type Order = { readonly name: string; readonly path: string; readonly subfolder: string; readonly sources: string };

const ordersOf = (db: SongDatabase, side: 'main' | 'source'): Map<string, Order> =>
  new Map(
    db
      .prepare<[], Order>(
        `SELECT json_array(f.path, x.subfolder) AS name, f.path, x.subfolder, x.sources
         FROM ${side}.time_orders x JOIN ${side}.folders f ON f.id = x.folder_id`,
      )
      .all()
      .map((order) => [order.name, order]),
  );

/** Of two orders for one folder the later holds; where nobody knows which that is, the first by alphabet. @returns whether one changed here */
export function mergeTimeOrders(db: SongDatabase, tell: TellConflict): boolean {
  const [ours, theirs] = [ordersOf(db, 'main'), ordersOf(db, 'source')];
  const side = (orders: ReadonlyMap<string, Order>, of: 'main' | 'source'): Parameters<typeof theirsHold>[0] => ({
    noted: notedOf(db, of, 'time-order'),
    there: new Map([...orders.keys()].map((name) => [name, ''])),
  });
  const taken = theirsHold(
    side(ours, 'main'),
    side(theirs, 'source'),
    (name) => (theirs.get(name)?.sources ?? '') < (ours.get(name)?.sources ?? ''),
  );
  const held = new Set(taken.map(({ name }) => name));
  for (const [name, { path, subfolder, sources }] of ours) {
    const other = theirs.get(name)?.sources ?? sources;
    if (other === sources) continue;
    const [kept, left] = held.has(name) ? [other, sources] : [sources, other];
    tell({
      kind: 'time-order',
      sentence: sentence('merge-time-order', { folder: `${path}/${subfolder}`, kept, left }),
    });
  }
  for (const { name } of taken) writeOrder(db, name, theirs.get(name)?.sources ?? null);
  noteLater(db, 'time-order', notedOf(db, 'source', 'time-order').values());
  return taken.some(({ name }) => ours.get(name)?.sources !== theirs.get(name)?.sources);
}

/** @param name its folder and subfolder, as JSON */
function writeOrder(db: SongDatabase, name: string, sources: string | null): void {
  const place = `SELECT id, json_extract(@name, '$[1]') FROM main.folders WHERE path = json_extract(@name, '$[0]')`;
  db.prepare(`DELETE FROM main.time_orders WHERE (folder_id, subfolder) IN (${place})`).run({ name });
  if (sources === null) return;
  db.prepare(
    `INSERT INTO main.time_orders (folder_id, subfolder, sources)
     SELECT id, json_extract(@name, '$[1]'), @sources FROM main.folders WHERE path = json_extract(@name, '$[0]')`,
  ).run({ name, sources });
}
