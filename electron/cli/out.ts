import type { WriteStream } from 'node:tty';

/** Where a command writes: `say` is the result, `tell` is talk about it (standard error), `bar` redraws one line. */
export type Out = {
  say(line: string): void;
  tell(line: string): void;
  /** A moving line on a terminal; elsewhere nothing moves, and `tell` carries the news. */
  bar(line: string): void;
  readonly moving: boolean;
  readonly columns: number;
};

type Stream = Pick<WriteStream, 'write'> & { readonly isTTY?: boolean; readonly columns?: number };

export function openOut(result: Stream, talk: Stream): Out {
  let drawn = false;
  const wipe = (): void => {
    if (drawn) talk.write('\r\u001b[K');
    drawn = false;
  };
  return {
    say: (line) => {
      wipe();
      result.write(`${line}\n`);
    },
    tell: (line) => {
      wipe();
      talk.write(`${line}\n`);
    },
    bar: (line) => {
      wipe();
      talk.write(line);
      drawn = true;
    },
    moving: talk.isTTY === true,
    get columns() {
      return talk.columns ?? 80;
    },
  };
}
