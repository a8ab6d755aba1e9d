import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { rememberStatements } from '#store/opening/prepared-once.ts';

test('the same SQL gives rows, a column or lists to whoever asked for them, whoever asks in between', () => {
  const db = rememberStatements(new Database(':memory:'));
  const sql = 'SELECT 1 AS one, 2 AS two';
  const rows = db.prepare(sql);
  const column = db.prepare(sql).pluck();
  const lists = db.prepare(sql).raw();
  expect([rows.get(), column.get(), lists.get()]).toEqual([{ one: 1, two: 2 }, 1, [1, 2]]);
  expect(db.prepare(sql).get()).toEqual({ one: 1, two: 2 });
  expect(db.prepare(sql).pluck().pluck(false).get()).toEqual({ one: 1, two: 2 });
  // Kept, not prepared again.
  expect([db.prepare(sql), db.prepare(sql).pluck(), db.prepare(sql).raw()]).toEqual([rows, column, lists]);
  expect(db.prepare(sql)).toBe(rows);
  db.close();
});
