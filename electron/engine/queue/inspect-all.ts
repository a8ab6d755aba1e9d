import type { ForkAnalyst } from '../analysts/forked-analyst.ts';
import { soundReader } from '../media/sound-children.ts';
import { openStore } from '#store/opening/open-store.ts';
import { inspectFile, placedByData, placedByFile, recordingsAt, type InspectedFile } from './inspect-file.ts';

export type InspectOptions = {
  /** Whose stations count; null: only what the files say. */
  readonly dataFolder: string | null;
  /** How file names tell their time, beside the usual ways; empty: as the data folder's settings say. */
  readonly namePattern: string;
  /** Reads each file in another process within a budget; without it in this one. */
  readonly fork?: ForkAnalyst;
};

/**
 * What is known of every recording at the given paths, one by one, so that a disk of any size costs no memory.
 * @throws KnownFailure when the data folder cannot be opened
 */
export async function* inspectAll(
  paths: readonly string[],
  { dataFolder, namePattern, fork }: InspectOptions,
): AsyncGenerator<InspectedFile, void, void> {
  const store = dataFolder === null ? null : openStore(dataFolder);
  const sound = soundReader(fork);
  try {
    const placing = store === null ? placedByFile(namePattern) : placedByData(store.db, namePattern);
    for (const path of paths) {
      for await (const file of recordingsAt(path)) yield await inspectFile(file, placing, sound.read);
    }
  } finally {
    await sound.close();
    store?.close();
  }
}
