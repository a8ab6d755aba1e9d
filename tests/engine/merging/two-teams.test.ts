import { cp, mkdir, writeFile } from 'node:fs/promises';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { say } from '#contract/words/sentence.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { MergeResult } from '#engine/merging/merge-folders.ts';
import type { Engine } from '#engine/start-engine.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { analyseInto, asked, merge, openWork } from './part-folders.ts';
import { plainRows } from './plain-rows.ts';

/** Two laptops, each with one recording of its own and a copy of one that both have, in folders of other names. */
type Teams = { readonly work: string; readonly ana: string; readonly ben: string };

async function twoTeams(): Promise<Teams> {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'songsight-teams-')));
  const put = async (name: string, bytes: Uint8Array): Promise<void> => {
    await mkdir(join(work, name, '..'), { recursive: true });
    await writeFile(join(work, name), bytes);
  };
  const both = tinyRecording(['low_whistler', null, 'high_trill'], '05:00:00', 1);
  await put('ana-card/20260523_050000.WAV', both);
  await put('ana-card/20260523_060000.WAV', tinyRecording(['sweep_singer', null], '06:00:00', 2));
  await put('ben-disk/site 4/20260523_050000.WAV', both);
  await put('ben-disk/site 4/20260523_070000.WAV', tinyRecording(['high_trill', null], '07:00:00', 3));
  const [ana, ben] = [join(work, 'ana'), join(work, 'ben')];
  await analyseInto(ana, join(work, 'ana-card'));
  await analyseInto(ben, join(work, 'ben-disk'));
  return { work, ana, ben };
}

async function withEngine<T>(dataFolder: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openWork(dataFolder);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

async function detectionOf(engine: Engine, species: string): Promise<DetectionId> {
  const ask = { offset: 0, limit: 50, order: 'oldest-heard', filter: { review: 'all' }, picturesOnly: false } as const;
  const { items } = await asked(engine, 'gallery.read', ask);
  return items.find((item) => item.species.code === species)!.detection;
}

/** A person's verdict on the whistler that both teams have. */
function review(dataFolder: string, reviewer: string, verdict: 'confirmed' | 'rejected' | null): Promise<void> {
  return withEngine(dataFolder, async (engine) => {
    await asked(engine, 'settings.write', { change: { reviewer } });
    const detections = [await detectionOf(engine, 'low_whistler')];
    await asked(engine, 'review.change', { detections, change: { verdict } });
  });
}

const told = ({ conflicts }: MergeResult): string[] =>
  conflicts.map(({ kind, sentence }) => `${kind}: ${say(sentence, 'en')}`);

const reviewsOf = (dataFolder: string): string[] => plainRows(dataFolder)['reviews']!;

let teams: Teams;
beforeAll(async () => {
  teams = await twoTeams();
});
afterAll(() => rmSync(teams.work, { recursive: true, force: true }));

/** Copies of both teams' data, so that each test starts from the same. */
async function copies(): Promise<Teams> {
  const work = await temporaryFolder();
  for (const name of ['ana', 'ben']) await cp(join(teams.work, name), join(work, name), { recursive: true });
  return { work, ana: join(work, 'ana'), ben: join(work, 'ben') };
}

describe('two field teams', () => {
  it('the recording that both have is one, with the places of both', async () => {
    const { work, ana, ben } = await copies();
    await merge(join(work, 'season'), ana, ben);
    const rows = plainRows(join(work, 'season'));
    expect(rows['recordings']).toHaveLength(3);
    expect(rows['files']).toHaveLength(4);
    expect(rows['detections']).toHaveLength(4);
    await merge(join(work, 'other'), ben);
    await merge(join(work, 'other'), ana);
    expect(plainRows(join(work, 'other'))).toEqual(rows);
  });

  it('verdicts that differ are told, the later one is shown, both are kept, and a person in the season decides', async () => {
    const { work, ana, ben } = await copies();
    await review(ana, 'Ana', 'confirmed');
    await review(ben, 'Ben', 'rejected');
    const results = [await merge(join(work, 'one'), ana, ben)];
    await merge(join(work, 'two'), ben);
    results.push(await merge(join(work, 'two'), ana));
    for (const result of results) {
      expect(told(result)).toEqual([expect.stringMatching(/^verdict: .*“rejected” by Ben.*shown.*“confirmed” by Ana/)]);
    }
    expect(plainRows(join(work, 'one'))).toEqual(plainRows(join(work, 'two')));
    const rows = plainRows(join(work, 'one'));
    expect(rows['reviews']).toEqual([expect.stringContaining('"rejected"')]);
    expect(rows['others']).toEqual([expect.stringContaining('"confirmed","reviewer":"Ana"')]);
    expect(rows['history']).toHaveLength(2);

    await review(join(work, 'one'), 'Cleo', 'confirmed');
    // Ana writes more, and comes with her laptop again.
    await withEngine(ana, async (engine) => {
      const detections = [await detectionOf(engine, 'sweep_singer')];
      await asked(engine, 'review.change', { detections, change: { verdict: 'confirmed' } });
    });
    const again = await merge(join(work, 'one'), ana, ben);
    expect(told(again)).toEqual([]);
    const decided = plainRows(join(work, 'one'));
    expect(decided['reviews']!.filter((row) => row.includes('Cleo'))).toHaveLength(1);
    expect(decided['reviews']!.filter((row) => row.includes('"Ana"'))).toEqual([
      expect.stringContaining('sweep_singer'),
    ]);
    expect(decided['others']).toEqual([]);
  });

  it('the same verdict of two people is no conflict, and one that was taken back says nothing against the other', async () => {
    const { work, ana, ben } = await copies();
    await review(ana, 'Ana', 'confirmed');
    await review(ben, 'Ben', 'confirmed');
    expect(told(await merge(join(work, 'one'), ana, ben))).toEqual([]);
    await review(ana, 'Ana', null);
    expect(told(await merge(join(work, 'two'), ana, ben))).toEqual([]);
    expect(reviewsOf(join(work, 'two'))).toEqual([expect.stringContaining('Ben')]);
  });

  it('a verdict that is changed after a merge comes with the next one, and one taken back goes', async () => {
    const { work, ana, ben } = await copies();
    await review(ana, 'Ana', 'confirmed');
    await merge(join(work, 'season'), ana, ben);
    await review(ana, 'Ana', 'rejected');
    const changed = await merge(join(work, 'season'), ana);
    expect(told(changed)).toEqual([]);
    expect(changed.sources).toMatchObject([{ counts: { reviews: 1 } }]);
    expect(reviewsOf(join(work, 'season'))).toEqual([expect.stringContaining('"rejected"')]);
    await review(ana, 'Ana', null);
    await merge(join(work, 'season'), ana);
    expect(reviewsOf(join(work, 'season'))).toEqual([]);
    expect(plainRows(join(work, 'season'))['history']).toHaveLength(3);
  });

  it('stations of one name are one, what differs is told, and recordings keep their station', async () => {
    const { work, ana, ben } = await copies();
    const pond = { name: 'Pond', zone: 'Europe/Berlin', habitat: '', clockMinutes: null, position: null, links: [] };
    const make = (folder: string, station: object): Promise<unknown> =>
      withEngine(folder, async (engine) => {
        const [first] = (await asked(engine, 'watch.read', {})).folders;
        expect(first).toBeUndefined();
        return asked(engine, 'station.write', { station: null, details: { ...pond, ...station } });
      });
    const deviceLink = { kind: 'recorder', recorderId: '24F319055FDF2D20' };
    await make(ana, { position: { latitude: 52, longitude: 13 }, links: [deviceLink] });
    await make(ben, { position: { latitude: 53, longitude: 13 }, habitat: 'reed' });
    const result = await merge(join(work, 'season'), ana, ben);
    expect(told(result)).toEqual([expect.stringMatching(/^station: The station Pond .*53.*stays.*52/)]);
    expect(plainRows(join(work, 'season'))['stations']).toEqual([
      JSON.stringify({
        name: 'Pond',
        latitude: 53,
        longitude: 13,
        zone: 'Europe/Berlin',
        habitat: 'reed',
        clock_min: null,
      }),
    ]);
  });

  it('other thresholds are told; the lower one stays, whichever comes first', async () => {
    const { work, ana, ben } = await copies();
    await withEngine(ana, (engine) => asked(engine, 'settings.write', { change: { threshold: 0.7 } }));
    await withEngine(ben, (engine) => asked(engine, 'settings.write', { change: { threshold: 0.4 } }));
    const stored = (folder: string): unknown => {
      const db = new Database(join(folder, 'songsight.db'), { readonly: true });
      try {
        return db.prepare(`SELECT value FROM settings WHERE key = 'setting.threshold'`).pluck().get();
      } finally {
        db.close();
      }
    };
    for (const [name, order] of [
      ['one', [ana, ben]],
      ['two', [ben, ana]],
    ] as const) {
      const results = [];
      for (const team of order) results.push(...told(await merge(join(work, name), team)));
      expect(results).toEqual([expect.stringMatching(/^setting: The setting threshold differs: .*0\.4.*0\.7/)]);
      expect(stored(join(work, name))).toBe('0.4');
    }
  });

  it('other recordings at the same place on two computers are both there, and told', async () => {
    const { work, ana } = await copies();
    const card = join(work, 'card');
    const [one, two] = [join(work, 'one'), join(work, 'two')];
    await mkdir(card);
    await writeFile(join(card, '20260523_090000.WAV'), tinyRecording(['high_trill'], '09:00:00', 7));
    await analyseInto(one, card);
    await writeFile(join(card, '20260523_090000.WAV'), tinyRecording(['low_whistler', null], '09:00:00', 8));
    await analyseInto(two, card);
    const result = await merge(join(work, 'season'), ana, one, two);
    expect(told(result)).toEqual([
      expect.stringMatching(/^file: Two recordings have the place .*20260523_090000\.WAV: .*card \(2\)/),
    ]);
    expect(plainRows(join(work, 'season'))['recordings']).toHaveLength(4);
    const before = plainRows(join(work, 'season'));
    await review(ana, 'Ana', 'confirmed');
    await merge(join(work, 'season'), one, two, ana);
    expect(plainRows(join(work, 'season'))['files']).toEqual(before['files']);
  });
});
