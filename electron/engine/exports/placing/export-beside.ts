import { KnownFailure } from '#contract/failure.ts';
import type { Species } from '#contract/species.ts';
import type { Station } from '#contract/stations.ts';
import { makeBackup } from '#store/opening/backups.ts';
import { openStore } from '#store/opening/open-store.ts';
import { openBeside } from '#store/opening/open-beside.ts';
import { readLabels } from '#store/review/reviews.ts';
import { readTags } from '#store/review/tags.ts';
import { readStations } from '#store/stations/stations.ts';

/** What an export may ask for of a data folder that is only read, beside another Songsight that may be working with it. */
export type ExportDesk = {
  readonly stations: readonly Station[];
  readonly labels: readonly Species[];
  /** Every tag in use, the most used one first. */
  readonly tags: readonly string[];
};

/**
 * Looks into a data folder before an export. Where nobody works with it and an older Songsight left it, it is brought up to date first.
 * @throws KnownFailure `not-found`, and as `openStore`.
 */
export function openForExport(dataFolder: string): ExportDesk {
  bringUpToDate(dataFolder);
  const { db, close } = openBeside(dataFolder);
  try {
    return {
      stations: readStations(db).stations,
      labels: readLabels(db),
      tags: readTags(db).map(({ tag }) => tag),
    };
  } finally {
    close();
  }
}

/** Copies the database while another Songsight goes on working with it. @returns the file written. @throws KnownFailure as `makeBackup` */
export async function backUpBeside(
  dataFolder: string,
  folder: string | null,
  now: Date,
  signal?: AbortSignal,
): Promise<string> {
  const store = openBeside(dataFolder);
  try {
    return await makeBackup(store.db, store.folder, folder, now, signal);
  } finally {
    store.close();
  }
}

/** Opens the folder as Songsight does, which migrates and repairs, where it cannot be read as it is. */
function bringUpToDate(dataFolder: string): void {
  try {
    openBeside(dataFolder).close();
  } catch (thrown) {
    if (!(thrown instanceof KnownFailure) || !mended.has(thrown.code)) throw thrown;
    openStore(dataFolder).close();
  }
}

const mended: ReadonlySet<string> = new Set(['not-allowed', 'database-damaged']);
