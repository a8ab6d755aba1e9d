import { parentPort, workerData } from 'node:worker_threads';
import { KnownFailure, toFailure } from '#contract/failure.ts';
import type { UpgradeLooks, UpgradeProgress } from '#contract/desktop/upgrade.ts';
import { openStore } from '#store/opening/open-store.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { silentLog } from '../log.ts';
import { openSettings } from '../settings/settings-keeper.ts';
import type { FromUpgrade, UpgradeStart } from './upgrade-messages.ts';

// A thread of its own that opens an older data folder once, which brings it up to date, and ends: meanwhile the window stays alive.

/** Only `bring-up-to-date.ts` starts this, with a folder. */
const { dataFolder } = workerData as UpgradeStart;
const post = (message: FromUpgrade): void => parentPort?.postMessage(message);

let begun = false;

function tellUpgrade(progress: UpgradeProgress, db: SongDatabase): void {
  if (!begun) post({ kind: 'begins', looks: looksOf(db) });
  begun = true;
  post({ kind: 'progress', progress });
}

/** The settings are a table of every version. */
function looksOf(db: SongDatabase): UpgradeLooks {
  const { language, theme } = openSettings(db, null, silentLog).current();
  return { language, theme };
}

function upgraded(): FromUpgrade {
  try {
    const store = openStore(dataFolder, { tellUpgrade });
    store.close();
    return { kind: 'done', notices: store.notices };
  } catch (thrown) {
    const stack = thrown instanceof KnownFailure || !(thrown instanceof Error) ? null : (thrown.stack ?? null);
    return { kind: 'failed', failure: toFailure(thrown), stack };
  }
}

post(upgraded());
