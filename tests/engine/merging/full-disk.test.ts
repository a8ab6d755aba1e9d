import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toFailure } from '#contract/failure.ts';
import { makeCard, noMounts } from '../../field/mounts.ts';
import { makeSeason } from '../../field/season-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { merge } from './part-folders.ts';
import { plainRows } from './plain-rows.ts';

const reason = noMounts();
test.skipIf(reason !== null)(
  `wherever the disk is full in a merge, that is said, and with room the same merge goes on ${reason ?? ''}`,
  async () => {
    const work = await temporaryFolder();
    const [part, whole] = [join(work, 'part'), join(work, 'whole')];
    makeSeason(part, { detections: 200, species: 5 });
    await merge(whole, part);
    const rows = plainRows(whole);
    const card = makeCard(work, 8);
    const [season, filler] = [join(card.path, 'season'), join(card.path, 'filler')];
    let full = 0;
    for (let kilobytes = 300; kilobytes < 2000; kilobytes += 80) {
      rmSync(season, { recursive: true, force: true });
      const { bavail, bsize } = statfsSync(card.path);
      writeFileSync(filler, Buffer.alloc(bavail * bsize - kilobytes * 1024));
      const failure = await merge(season, part).then(() => null, toFailure);
      if (failure !== null) {
        expect([kilobytes, failure.code]).toEqual([kilobytes, 'disk-full']);
        full += 1;
      }
      rmSync(filler);
      await merge(season, part);
      expect(plainRows(season)).toEqual(rows);
    }
    expect(full).toBeGreaterThan(5);
  },
  240_000,
);
