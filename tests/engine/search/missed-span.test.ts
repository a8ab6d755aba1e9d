import { afterAll, beforeAll, expect, test } from 'vitest';
import { missedClips } from '#engine/search/missed-clips.ts';
import { allowedClips, type ClipRow } from '#engine/search/clip-marks.ts';
import { openForReading } from '#store/opening/open-for-reading.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { shownAnalyses } from '#store/embeddings/shown-analyses.ts';
import type { SearchFilter } from '#contract/search/search.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { makeSeason } from '../../field/season-folder.ts';
import { temporaryFolder } from '../../field/field-folder.ts';
import { processorMs } from '../../processor-time.ts';

const folder = temporaryFolder();
let db: SongDatabase;

beforeAll(() => {
  makeSeason(folder.path, { detections: 60_000, species: 20, days: 60 });
  db = openForReading(`${folder.path}/songsight.db`);
});
afterAll(() => {
  db?.close();
  folder.remove();
});

function rows(): ClipRow[] {
  let from = 0;
  return shownAnalyses(db).map((shown) => {
    const clips = Math.floor(shown.durationSeconds / shown.hopSeconds);
    from += clips;
    return { shown, clips, from: from - clips };
  });
}

test('clips of a few recordings are let through as they are among all', () => {
  const all = rows();
  const size = all.reduce((sum, { clips }) => sum + clips, 0);
  const first = new Date(Math.min(...all.map(({ shown }) => shown.wallMs ?? Infinity))).toISOString().slice(0, 10);
  for (const part of [{ only: 'undetected' }, { only: 'unreviewed' }, { without: 'species_3' }] as SearchFilter[]) {
    const [day, whole] = [
      allowedClips(db, all, size, { ...part, fromDay: first, toDay: first }),
      allowedClips(db, all, size, part),
    ];
    const onDay = allowedClips(db, all, size, { fromDay: first, toDay: first });
    expect(onDay.includes(1)).toBe(true);
    expect(onDay.includes(0)).toBe(true);
    expect(day).toEqual(whole.map((each, at) => each & (onDay[at] ?? 0)));
  }
});

const third = 'species_3' as SpeciesCode;

test('a span in which nothing was recorded costs a small part of the whole time', async () => {
  const ask = (order: 'time' | 'score', filter: SearchFilter): number =>
    missedClips(db, { order, species: order === 'score' ? third : null, filter, offset: 0, limit: 20 }).total;
  ask('time', {});
  // Each its own filter: what was answered before is kept.
  const least = async (filterOf: (at: number) => SearchFilter, total: unknown): Promise<number> => {
    const costs: number[] = [];
    for (let at = 1; at <= 5; at += 1)
      costs.push(await processorMs(() => expect(ask('time', filterOf(at))).toEqual(total)));
    return Math.min(...costs);
  };
  const whole = await least((at) => ({ fromDay: `199${at}-01-01` }), expect.any(Number));
  const empty = await least((at) => ({ fromDay: `199${at}-01-01`, toDay: '1999-01-01' }), 0);
  expect(empty).toBeLessThan(whole / 4);
  expect(ask('score', { toDay: '1999-01-01' })).toBe(0);
});
