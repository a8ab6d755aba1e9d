import { expect, test } from 'vitest';
import type { RecordingId } from '#contract/ids.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { copyBase, folderOf, laptop, on, station, useLaptops, type Deed } from './laptops.ts';
import { asked, merge } from './part-folders.ts';
import { rowsOf } from './plain-rows.ts';

useLaptops();

const hourLater: Deed = async (engine) =>
  asked(engine, 'clock.correct', {
    place: { folder: await folderOf(engine), subfolder: '' },
    change: { kind: 'shift', seconds: 3600 },
  });

/** A detection of a person's own. */
const drawn: Deed = (engine) =>
  asked(engine, 'clips.name', {
    stretches: [{ recording: 1 as RecordingId, startSeconds: 3, endSeconds: 5 }],
    ...{ species: 'high_trill' as SpeciesCode, verdict: 'confirmed', lowHz: 2000, highHz: 4000 },
  });

test.each([
  ['a correction of the clock', hourLater],
  ['a station and its zone', station({})],
])('what a person drew on a laptop that knows nothing of %s has the time of the season', async (_, change) => {
  const { ana, season, into } = await laptop(change);
  await copyBase(into('ben'));
  await on(into('ben'), drawn);
  await merge(season, ana);
  await merge(season, into('ben'));
  await merge(into('other'), into('ben'));
  await merge(into('other'), ana);
  const [first, last] = [rowsOf(season, ['detections']), rowsOf(into('other'), ['detections'])];
  expect(first['detections']).toHaveLength(3);
  expect(first).toEqual(last);
});
