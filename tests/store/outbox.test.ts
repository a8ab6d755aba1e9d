import { expect, onTestFinished, test } from 'vitest';
import { newestOut, nextOut, nextOutSql, putOut, takeOut } from '#store/telling/outbox.ts';
import { openStore } from '#store/opening/open-store.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

test('the next message is found without putting all that waits in order', async () => {
  const store = openStore(await temporaryFolder());
  onTestFinished(() => store.close());
  const { db } = store;
  const plan = db.prepare<[number, string], { detail: string }>(`EXPLAIN QUERY PLAN ${nextOutSql}`).all(0, 'mine');
  expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH outbox USING INTEGER PRIMARY KEY (rowid>?)']);
  // Events are in no order.
  for (const event of ['c', 'a', 'b']) putOut(db, ['deaf', 'mine'], { event, detection: null, body: '{}' }, 'now');
  const got: string[] = [];
  for (let after = 0, next = nextOut(db, 'mine', after); next !== null; next = nextOut(db, 'mine', after)) {
    got.push(next.event);
    after = next.id - 1;
    takeOut(db, next.id);
  }
  expect(got).toEqual(['c', 'a', 'b']);
  // One that comes later is never before the newest there was, also when all are gone.
  const newest = newestOut(db);
  expect(nextOut(db, 'mine', newest)).toBe(null);
  for (const id of [1, 3, 5]) takeOut(db, id);
  putOut(db, ['mine'], { event: 'd', detection: null, body: '{}' }, 'now');
  expect(nextOut(db, 'mine', newest)?.event).toBe('d');
});
