import { expect, test } from 'vitest';
import type { RecordingId } from '#contract/ids.ts';
import { oneOfEachSong } from '#engine/search/found-clips.ts';
import { openStore } from '#store/opening/open-store.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('a clip of nothing, which earlier versions made of the end of a recording, is not found', async () => {
  const store = openStore(await temporaryFolder());
  const shown = {
    ...{ id: 1, stamp: '', recording: 1 as RecordingId, station: null, wallMs: null },
    ...{ hopSeconds: 3, windowSeconds: 3, durationSeconds: 6.000_02 },
  };
  const found = oneOfEachSong(store.db, [{ shown, clip: 2, similarity: 1 }], 10);
  const before = oneOfEachSong(store.db, [{ shown, clip: 1, similarity: 1 }], 10);
  expect([found.length, before.length]).toEqual([0, 1]);
  store.close();
});
