import type { SongDatabase } from '../opening/song-database.ts';

/** A message that waits for a receiver. */
export type Waiting = {
  readonly id: number;
  /** The same for the same thing, whoever sends it however often. */
  readonly event: string;
  readonly detection: number | null;
  /** JSON. */
  readonly body: string;
};

export type NewMessage = Omit<Waiting, 'id'>;

/** Puts a message into the outbox of every receiver, once. Call it in the transaction of what it is about. */
export function putOut(db: SongDatabase, receivers: readonly string[], message: NewMessage, now: string): void {
  const put = db.prepare(
    `INSERT INTO outbox (receiver, event, detection_id, body, made_at) VALUES (@receiver, @event, @detection, @body, @now)
     ON CONFLICT DO NOTHING`,
  );
  for (const receiver of receivers) put.run({ ...message, receiver, now });
}

/** Along the numbers of messages: an index over receivers would have all that waits put in order for each of them. */
export const nextOutSql = `SELECT id, event, detection_id AS detection, body FROM outbox NOT INDEXED
  WHERE id > ? AND receiver = ? AND refused IS NULL ORDER BY id LIMIT 1`;

/** The next one for a receiver, in the order they were put there. @param after all up to this one are known to be none of its */
export function nextOut(db: SongDatabase, receiver: string, after: number): Waiting | null {
  return db.prepare<[number, string], Waiting>(nextOutSql).get(after, receiver) ?? null;
}

/** The newest message of all receivers; those to come have greater numbers. */
export function newestOut(db: SongDatabase): number {
  return db.prepare<[], number | null>('SELECT max(id) FROM outbox').pluck().get() ?? 0;
}

/** The receiver has it, or nobody wants it any more. */
export function takeOut(db: SongDatabase, id: number): void {
  db.prepare('DELETE FROM outbox WHERE id = ?').run(id);
}

/** The receiver will not have it: it is set aside, and those behind it go on. */
export function setAside(db: SongDatabase, id: number, why: string): void {
  db.prepare('UPDATE outbox SET refused = ? WHERE id = ?').run(why, id);
}

/** What a receiver refused is tried once more; what was put there for receivers that are no longer named goes after a time. */
export function openOutbox(db: SongDatabase, receivers: readonly string[], forgetBefore: string): void {
  const again = db.prepare('UPDATE outbox SET refused = NULL WHERE receiver = ? AND refused IS NOT NULL');
  for (const receiver of receivers) again.run(receiver);
  db.prepare('DELETE FROM outbox WHERE made_at < ? AND receiver NOT IN (SELECT value FROM json_each(?))').run(
    forgetBefore,
    JSON.stringify(receivers),
  );
}

/** Whether a detection still stands: a person may have rejected it, or a threshold hidden it, while its message waited. */
export function stillStands(db: SongDatabase, detection: number): boolean {
  return (
    db
      .prepare<[number], number>('SELECT 1 FROM detections WHERE id = ? AND current = 1 AND rejected = 0')
      .get(detection) !== undefined
  );
}
