import { isAbsolute, join } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { sentence } from '#contract/words/sentence.ts';
import type { DatabaseCheck, DataState } from '#contract/upkeep.ts';
import {
  backupsFolder,
  checkBackup,
  listBackups,
  makeBackup,
  stagedRestore,
  stageRestore,
} from '#store/opening/backups.ts';
import { databaseFaults } from '#store/opening/mending/check-database.ts';
import { diskUse } from '#store/pictures/disk-use.ts';
import { mendPictures } from '#store/pictures/mend-pictures.ts';
import { pictureCensus } from '#store/pictures/picture-census.ts';
import { migrations, newestVersion } from '#store/opening/migrate.ts';
import { askForCheck } from '#store/opening/mending/repair-at-start.ts';
import { diskFailure } from '#store/opening/sqlite-failure.ts';
import type { EngineCore } from '../engine.ts';
import { refuseInsideWatched } from '../watching/outside-watched.ts';
import { nowText } from '../log.ts';

export async function readDataState({ store }: EngineCore): Promise<DataState> {
  return {
    dataFolder: store.folder,
    diskUse: await diskUse(store),
    backups: listBackups(store.folder),
    restoreAtNextStart: stagedRestore(store.folder),
    notices: store.notices,
  };
}

/**
 * Reads the whole database once; what is wrong with it is put right at the next start. Pictures whose files are gone are
 * painted again.
 */
export async function checkData({ store, clock, log }: EngineCore): Promise<DatabaseCheck> {
  const checkedAt = nowText(clock);
  const faults = faultsOf(store.db);
  if (faults.length === 0) {
    const { missing } = await pictureCensus(store.db, store.picturesPath);
    mendPictures(store.db, missing);
    const count = missing.length;
    const message = count === 0 ? sentence('database-whole') : sentence('database-whole-pictures', { count });
    return { ok: true, message, checkedAt };
  }
  log.warn(`The database has faults: ${faults.join('; ')}`);
  askForCheck(store.folder);
  return { ok: false, message: sentence('database-has-fault'), checkedAt };
}

function faultsOf(db: EngineCore['store']['db']): string[] {
  try {
    return databaseFaults(db);
  } catch (thrown) {
    const known = diskFailure(thrown);
    if (known instanceof KnownFailure && known.code === 'database-damaged') return [known.message];
    throw known;
  }
}

/** @throws KnownFailure `bad-request` for a place that is no whole path, and whatever keeps the backup from being written. */
export async function backUpData(engine: EngineCore, folder: string | null): Promise<DataState & { written: string }> {
  if (folder !== null && !isAbsolute(folder)) {
    throw new KnownFailure('bad-request', 'backup-folder-not-whole', { path: folder });
  }
  const { store, clock } = engine;
  if (folder !== null) await refuseInsideWatched(store.db, folder, false);
  const { signal, track } = engine.ending;
  const written = await track(makeBackup(store.db, store.folder, folder, new Date(clock.now()), signal));
  return { ...(await readDataState(engine)), written };
}

/** @throws KnownFailure when the backup is damaged, too new or gone. */
export function chooseRestore(engine: EngineCore, backup: string | null): Promise<DataState> {
  const { folder } = engine.store;
  if (backup !== null) checkBackup(join(backupsFolder(folder), backup), newestVersion(migrations));
  stageRestore(folder, backup);
  return readDataState(engine);
}
