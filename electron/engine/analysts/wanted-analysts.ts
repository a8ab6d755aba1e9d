import type { Settings } from '#contract/settings.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { silentLog } from '../log.ts';
import { openSettings } from '../settings/settings-keeper.ts';

/** How many analysts there are to be, and how many clips each takes at once; null: nobody chose. */
export type WantedAnalysts = Pick<Settings, 'analysts' | 'batchClips'>;

/** As the settings say whenever it is asked: a person may have changed them. @param analysts of this run, which wins over them */
export function wantedAnalysts(db: SongDatabase, analysts: number | null): () => WantedAnalysts {
  return () => {
    const { batchClips, ...settings } = openSettings(db, null, silentLog).current();
    return { analysts: analysts ?? settings.analysts, batchClips };
  };
}
