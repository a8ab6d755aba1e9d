import { openStore } from '#store/opening/open-store.ts';
import { inspectFile, placedByData, placedByFile, recordingsAt, type InspectedFile } from './inspect-file.ts';

/**
 * What is known of every recording at the given paths, one by one, so that a disk of any size costs no memory.
 * @param dataFolder whose stations count; null: only what the files say
 * @throws KnownFailure when the data folder cannot be opened
 */
export async function* inspectAll(
  paths: readonly string[],
  dataFolder: string | null,
): AsyncGenerator<InspectedFile, void, void> {
  const store = dataFolder === null ? null : openStore(dataFolder);
  try {
    const placing = store === null ? placedByFile : placedByData(store.db);
    for (const path of paths) {
      for await (const file of recordingsAt(path)) yield await inspectFile(file, placing);
    }
  } finally {
    store?.close();
  }
}
