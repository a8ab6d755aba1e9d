import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '#engine/log.ts';

/** A small file of the window's own in which something is remembered until the next start. */
export type KeptState = { read(): unknown; write(value: unknown): void };

/** What cannot be read counts as never written; what cannot be written is logged: neither keeps a window from opening. */
export function keptState(folder: string, name: string, log: Log): KeptState {
  const file = path.join(folder, name);
  return {
    read: () => {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as unknown;
      } catch (thrown) {
        if (thrown instanceof SyntaxError || (thrown instanceof Error && 'code' in thrown)) return null;
        throw thrown;
      }
    },
    write: (value) => {
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(`${file}.new`, JSON.stringify(value));
        renameSync(`${file}.new`, file);
      } catch (thrown) {
        log.error(`${name} could not be remembered`, thrown);
      }
    },
  };
}
