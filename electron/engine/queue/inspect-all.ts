import { openStore } from '#store/opening/open-store.ts';
import { inspectFile, placedByData, placedByFile, recordingsAt, type InspectedFile } from './inspect-file.ts';

/**
 * What is known of every recording at the given paths, one by one, so that a disk of any size costs no memory.
 * @param dataFolder whose stations count; null: only what the files say
 * @param namePattern how file names tell their time, beside the usual ways; empty: as the data folder's settings say
 * @throws KnownFailure when the data folder cannot be opened
 */
export async function* inspectAll(
  paths: readonly string[],
  { dataFolder, namePattern }: { readonly dataFolder: string | null; readonly namePattern: string },
): AsyncGenerator<InspectedFile, void, void> {
  const store = dataFolder === null ? null : openStore(dataFolder);
  try {
    const placing = store === null ? placedByFile(namePattern) : placedByData(store.db, namePattern);
    for (const path of paths) {
      for await (const file of recordingsAt(path)) yield await inspectFile(file, placing);
    }
  } finally {
    store?.close();
  }
}
