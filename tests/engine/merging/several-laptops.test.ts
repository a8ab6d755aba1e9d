import { readdirSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { say } from '#contract/words/sentence.ts';
import type { MergeResult } from '#engine/merging/merge-folders.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import {
  asReviewer,
  copyBase,
  draw,
  imported,
  inTurn,
  laptop,
  nothing,
  on,
  pond,
  removeSample,
  second,
  slip,
  putBack,
  review,
  sets,
  station,
  useLaptops,
  type Deed,
} from './laptops.ts';
import { analyseInto, asked, merge } from './part-folders.ts';
import { plainRows, rowsOf } from './plain-rows.ts';

useLaptops();

const told = ({ conflicts }: MergeResult): string[] => conflicts.map(({ sentence }) => say(sentence, 'en'));

describe('pictures that were let go to make room', () => {
  const letGo: Deed = (engine) => asked(engine, 'data.tidy', { budgetBytes: 0 });

  it('do not come back to the season with the next merge, and their files neither', async () => {
    const { ana, season } = await laptop(nothing);
    await merge(season, ana);
    expect(plainRows(season)['pictures']).toHaveLength(2);
    await on(season, letGo);
    await on(ana, review({ addTags: ['duet'] }));
    await merge(season, ana);
    expect(plainRows(season)['pictures']).toEqual([]);
    expect(
      readdirSync(join(season, 'pictures'), { recursive: true }).filter((name) => String(name).endsWith('.png')),
    ).toEqual([]);
  });

  it('on a laptop, whose disk is another one, stay in the season, in either order', async () => {
    const { ana, season, into } = await laptop(nothing);
    await cp(ana, into('ben'), { recursive: true });
    await on(into('ben'), letGo);
    for (const [name, order] of [
      [season, [ana, into('ben')]],
      [into('other'), [into('ben'), ana]],
    ] as const)
      for (const each of order) await merge(name, each);
    expect(plainRows(season)['pictures']).toHaveLength(2);
    expect(plainRows(into('other'))).toEqual(plainRows(season));
  });
});

describe('several laptops', () => {
  const say3: readonly (readonly [string, 'confirmed' | 'rejected'])[] = [
    ['Ann', 'confirmed'],
    ['Ben', 'rejected'],
    ['Cleo', 'confirmed'],
  ];

  it('verdicts of three people who did not know of each other are the same season in every order', async () => {
    const { into } = await laptop(nothing);
    const names: string[] = [];
    for (const [name, verdict] of say3) {
      await copyBase(into(name));
      await on(into(name), inTurn(asReviewer(name), review({ verdict })));
      names.push(into(name));
    }
    const [a, b, c] = names as [string, string, string];
    const seasons: object[] = [];
    for (const [at, order] of [
      [a, b, c],
      [c, b, a],
      [b, a, c],
      [a, c, b],
    ].entries()) {
      for (const each of order) await merge(into(`season-${at}`), each);
      seasons.push(plainRows(into(`season-${at}`)));
    }
    for (const other of seasons.slice(1)) expect(other).toEqual(seasons[0]);
    expect(plainRows(into('season-0'))['others']).toHaveLength(2);
    // Who decides in one season decides in the other, too, which still knows of all three.
    await on(into('season-0'), inTurn(asReviewer('Dan'), review({ verdict: 'unsure' })));
    await on(into('season-1'), review({ addTags: ['duet'] }));
    await merge(into('season-0'), into('season-1'));
    expect(plainRows(into('season-0'))['others']).toEqual([]);
    await merge(into('season-1'), into('season-0'));
    expect(plainRows(into('season-1'))['others']).toEqual([]);
    expect(rowsOf(into('season-1'), ['reviews'])).toEqual(rowsOf(into('season-0'), ['reviews']));
  });

  it('a station that one team renamed and the other removed, described or linked: what goes is told', async () => {
    const { ana, season, into } = await laptop(station({}));
    await cp(ana, into('ben'), { recursive: true });
    await merge(season, ana);
    await on(into('ben'), station({ name: 'Lake' }));
    expect(told(await merge(season, into('ben')))).toEqual([
      'The station Pond was renamed elsewhere: here, too, it is Lake now.',
    ]);
    // Ana, who does not know of the new name, describes it anew: it is one station.
    await on(ana, station({ habitat: 'sedge' }));
    await merge(season, ana);
    expect(plainRows(season)['stations']).toEqual([expect.stringMatching(/Lake.*sedge/)]);
    expect(plainRows(season)['recordings']![0]).toContain('"station":"Lake"');
    await merge(into('other'), ana);
    await merge(into('other'), into('ben'));
    expect(plainRows(into('other'))).toEqual(plainRows(season));
    await on(into('ben'), station({}, true));
    expect(told(await merge(season, into('ben')))).toEqual([expect.stringMatching(/^The station Lake was removed/)]);
    expect(plainRows(season)['stations']).toEqual([]);
    expect(plainRows(season)['recordings']![0]).toContain('"station":null');
  });

  it('two stations that get one name are one, with the links of both', async () => {
    const { ana, season, into } = await laptop(station({}));
    await cp(ana, into('ben'), { recursive: true });
    await on(into('ben'), station({ name: 'Lake' }));
    const more = { name: 'Lake', habitat: '', links: [{ kind: 'deployment', deploymentId: 'D1' }] } as const;
    await on(ana, (engine) =>
      asked(engine, 'station.write', { station: null, details: { ...pond, ...more, links: [...more.links] } }),
    );
    await merge(season, ana);
    await merge(season, into('ben'));
    expect(plainRows(season)['stations']).toHaveLength(1);
    expect(plainRows(season)['links']).toHaveLength(2);
    await merge(into('other'), into('ben'));
    await merge(into('other'), ana);
    expect(plainRows(into('other'))).toEqual(plainRows(season));
  });

  it('what one removes of a set of annotations leaves what the other imported of other recordings under that name', async () => {
    const { ana, season, into } = await laptop(imported('first'));
    const card = into('card');
    await mkdir(card);
    await writeFile(join(card, '20260524_050000.WAV'), tinyRecording(['high_trill', null], '05:00:00', 2));
    await analyseInto(into('ben'), card);
    await writeFile(join(card, 'ben.csv'), 'file,start,end,label\n20260524_050000.WAV,0,3,High Trill\n');
    await on(into('ben'), async (engine) => {
      const tables = [{ kind: 'file' as const, path: join(card, 'ben.csv') }];
      await asked(engine, 'annotations.import', { tables, kind: 'annotations', name: 'Ann', sounds: null });
    });
    await merge(season, ana, into('ben'));
    expect(plainRows(season)['annotations']).toHaveLength(3);
    await on(ana, sets);
    expect(told(await merge(season, ana))).toEqual([]);
    expect(plainRows(season)['annotations']).toEqual([expect.stringContaining('High Trill')]);
    await on(into('ben'), sets);
    expect(told(await merge(season, into('ben')))).toEqual([
      expect.stringMatching(/^The annotations Ann were removed/),
    ]);
    expect(plainRows(season)['sets']).toEqual([]);
  });

  it('a sample that was removed and brought back is there again', async () => {
    const { ana, season } = await laptop(draw);
    await merge(season, ana);
    await on(ana, async (engine) => {
      const { samples } = await asked(engine, 'samples.read', {});
      await asked(engine, 'sample.remove', { sample: samples[0]!.id });
      await asked(engine, 'sample.restore', { sample: samples[0]!.id });
    });
    await merge(season, ana);
    expect(rowsOf(season, ['samples', 'changes'])).toEqual(rowsOf(ana, ['samples', 'changes']));
    await on(season, removeSample);
    await on(ana, asReviewer('Ann'));
    await merge(season, ana);
    expect(plainRows(season)['samples']).toEqual([]);
  });

  it('a laptop whose clock is years ahead does not bring back what was removed after it was merged', async () => {
    const { ana, season } = await laptop(inTurn(draw, station({}), review({ addTags: ['duet'] })));
    const db = new Database(join(ana, 'songsight.db'));
    db.exec(`UPDATE person_changes SET changed_at = '2099' || substr(changed_at, 5)`);
    db.close();
    await merge(season, ana);
    await on(season, inTurn(removeSample, station({}, true), review({ removeTags: ['duet'] })));
    await on(ana, review({ verdict: 'confirmed' }));
    await merge(season, ana);
    expect(rowsOf(season, ['samples', 'stations', 'tags'])).toEqual({ samples: [], stations: [], tags: [] });
    // Made anew, it comes with the next laptop as well.
    await on(season, station({ habitat: 'sedge' }));
    await on(ana, review({ verdict: 'unsure' }));
    await merge(season, ana);
    expect(plainRows(season)['stations']).toEqual([expect.stringContaining('sedge')]);
  });

  it('an opinion that was taken back does not come back with an older file of reviews, and a verdict put back does come', async () => {
    const { ana, into } = await laptop(
      inTurn(asReviewer('Ann'), review({ verdict: 'confirmed' }), second('Ben', 'rejected')),
    );
    const exported =
      (name: string): Deed =>
      (engine) =>
        asked(engine, 'reviews.export', { path: into(name) });
    const taken =
      (name: string): Deed =>
      (engine) =>
        asked(engine, 'reviews.merge', { source: { kind: 'file', path: into(name) } });
    await on(ana, exported('old.json'));
    await cp(ana, into('other'), { recursive: true });
    await on(ana, inTurn(second('Ben', null), taken('old.json')));
    expect(plainRows(ana)['seconds']).toEqual([]);
    const before = rowsOf(ana, ['reviews']);
    await on(ana, inTurn(slip, exported('slip.json')));
    await on(into('other'), taken('slip.json'));
    expect(rowsOf(into('other'), ['reviews'])).not.toEqual(before);
    await on(ana, inTurn(putBack, exported('back.json')));
    await on(into('other'), inTurn(taken('back.json'), taken('slip.json')));
    expect(rowsOf(into('other'), ['reviews'])).toEqual(before);
  });
});
