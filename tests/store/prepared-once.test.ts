import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { plannedOnce, rememberStatements } from '#store/opening/prepared-once.ts';
import { processorMs } from '../processor-time.ts';

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

test('a value behind a plus is the same value, of every type, wherever it stands', () => {
  const db = rememberStatements(new Database(':memory:'));
  db.exec(`CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BLOB, c REAL, d INTEGER) STRICT`);
  const values = ['it is 5', new Uint8Array([0, 255]), 0.1, null] as const;
  db.prepare('INSERT INTO t (a, b, c, d) VALUES (?, ?, ?, ?)').run(...values);
  db.prepare('UPDATE t SET d = @d WHERE a = @a AND c > @less').run({ d: 7, a: values[0], less: 0 });
  const read = db.prepare(`SELECT a, b, c, d, '? @a' AS text FROM t WHERE id IN (?, ?) AND a LIKE ? LIMIT ? OFFSET ?`);
  expect(read.all(1, 2, 'it%', 5, 0)).toEqual([
    { a: values[0], b: Buffer.from(values[1]), c: 0.1, d: 7, text: '? @a' },
  ]);
  expect(db.prepare('SELECT typeof(?) AS a, typeof(@b) AS b').get('1', { b: 2.5 })).toEqual({ a: 'text', b: 'real' });
  db.close();
});

test('text and comments of a statement are left alone', () => {
  expect(plannedOnce(`SELECT '@a ?' || "q?" -- why?\nFROM t WHERE a = @a AND b->>'$.x' = ?`)).toBe(
    `SELECT '@a ?' || "q?" -- why?\nFROM t WHERE a = +@a AND b->>'$.x' = +?`,
  );
});

test('the plan of a statement is not made anew for each value', async () => {
  const plain = new Database(':memory:');
  plain.exec(`CREATE TABLE a (id INTEGER PRIMARY KEY, b); CREATE TABLE e (id INTEGER PRIMARY KEY, x);
    INSERT INTO a VALUES (1, 1); INSERT INTO e VALUES (1, 1);`);
  const sql = 'SELECT e.x FROM a JOIN e ON e.id = a.b WHERE a.id = ?';
  const [peeking, planned] = [plain.prepare(sql), rememberStatements(plain).prepare(sql)];
  const best = async (run: (id: number) => unknown): Promise<number> => {
    const took: number[] = [];
    const often = (): void => {
      for (let at = 0; at < 4000; at += 1) run(at % 2);
    };
    for (let turn = 0; turn < 4; turn += 1) took.push(await processorMs(often));
    return Math.min(...took);
  };
  expect(await best((id) => planned.get(id))).toBeLessThan((await best((id) => peeking.get(id))) / 2);
  plain.close();
});
