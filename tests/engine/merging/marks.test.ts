import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DetectionId } from '#contract/ids.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { analyseInto, asked, merge, openWork } from './part-folders.ts';
import { plainRows } from './plain-rows.ts';

type Change = { readonly add?: string[]; readonly remove?: string[]; readonly favourite?: boolean };

/** What a person says of the one detection in a data folder. */
async function mark(
  dataFolder: string,
  { add: addTags = [], remove: removeTags = [], favourite }: Change,
): Promise<void> {
  const engine = await openWork(dataFolder);
  try {
    const ask = { offset: 0, limit: 5, order: 'oldest-heard', filter: { review: 'all' }, picturesOnly: false } as const;
    const detections: DetectionId[] = (await asked(engine, 'gallery.read', ask)).items.map(
      ({ detection }) => detection,
    );
    expect(detections).toHaveLength(1);
    await asked(engine, 'review.change', { detections, change: { addTags, removeTags } });
    if (favourite !== undefined) await asked(engine, 'favourites.set', { detections, favourite });
  } finally {
    await engine.close();
  }
}

function marksOf(dataFolder: string): { readonly tags: unknown[]; readonly favourites: number } {
  const { tags, favourites } = plainRows(dataFolder);
  const said = tags!.map((row) => (JSON.parse(row) as { tag: string }).tag);
  return { tags: said, favourites: favourites!.length };
}

async function laptop(): Promise<{ readonly work: string; readonly ana: string; readonly season: string }> {
  const work = await temporaryFolder();
  const [ana, season, card] = [join(work, 'ana'), join(work, 'season'), await temporaryFolder()];
  await writeFile(join(card, '20260523_050000.WAV'), tinyRecording(['low_whistler', null], '05:00:00', 1));
  await analyseInto(ana, card);
  return { work, ana, season };
}

describe('tags and favourites in a merge', () => {
  it('what was taken away in the season does not come back with the laptop, whatever else the laptop has to tell', async () => {
    const { ana, season } = await laptop();
    await mark(ana, { add: ['duet', 'rain'], favourite: true });
    await merge(season, ana);
    expect(marksOf(season)).toEqual({ tags: ['duet', 'rain'], favourites: 1 });
    await mark(season, { remove: ['rain'], favourite: false });
    await mark(ana, { add: ['two birds'] });
    await merge(season, ana);
    expect(marksOf(season)).toEqual({ tags: ['duet', 'two birds'], favourites: 0 });
    // Given once more, later than it was taken away.
    await mark(ana, { remove: ['rain', 'two birds'], favourite: false });
    await mark(ana, { add: ['rain'], favourite: true });
    await merge(season, ana);
    expect(marksOf(season)).toEqual({ tags: ['duet', 'rain'], favourites: 1 });
  });

  it('what a laptop took away later than it was merged goes in the season, too, in whichever order they are joined', async () => {
    const { work, ana, season } = await laptop();
    await mark(ana, { add: ['duet'], favourite: true });
    await cp(ana, join(work, 'ben'), { recursive: true });
    await mark(join(work, 'ben'), { remove: ['duet'], favourite: false });
    await merge(season, ana);
    await merge(season, join(work, 'ben'));
    await merge(season, ana);
    expect(marksOf(season)).toEqual({ tags: [], favourites: 0 });
    await merge(join(work, 'other'), join(work, 'ben'), ana);
    expect(plainRows(join(work, 'other'))).toEqual(plainRows(season));
  });
});
