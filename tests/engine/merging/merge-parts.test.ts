import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { analyseInto, asked, merge, openWork, writeMorning } from './part-folders.ts';
import { plainRows } from './plain-rows.ts';

let work: string;
let recordings: string;
const parts: string[] = [];
let single: ReturnType<typeof plainRows>;

beforeAll(async () => {
  work = realpathSync(mkdtempSync(join(tmpdir(), 'songsight-merge-')));
  recordings = join(work, 'recordings');
  await writeMorning(recordings);
  await analyseInto(join(work, 'single'), recordings);
  single = plainRows(join(work, 'single'));
  for (const number of [1, 2, 3]) {
    const part = join(work, `part-${number}`);
    await analyseInto(part, recordings, { number, of: 3 });
    parts.push(part);
  }
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Everything that lies in a folder, with its bytes and its times. */
function everything(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const facts = statSync(join(folder, name));
      const bytes = facts.isFile()
        ? createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex')
        : '';
      return `${name} ${facts.size} ${facts.mtimeMs} ${facts.mode} ${bytes}`;
    });
}

describe('parts of a cluster', () => {
  it('make the season that a single run makes, row for row', async () => {
    const season = join(await temporaryFolder(), 'season');
    const before = parts.map(everything);
    const result = await merge(season, ...parts);
    expect(result.sources.map(({ failure }) => failure)).toEqual([null, null, null]);
    expect(result.conflicts).toEqual([]);
    expect(plainRows(season)).toEqual(single);
    expect(parts.map(everything)).toEqual(before);
  });

  it('in another order, one of them twice, in two goes, and all of them once more: the same', async () => {
    const season = join(await temporaryFolder(), 'season');
    await merge(season, parts[2]!, parts[0]!);
    await merge(season, parts[1]!, parts[2]!, parts[1]!);
    expect(plainRows(season)).toEqual(single);
    const again = await merge(season, ...parts);
    expect(again.sources.every(({ counts }) => counts?.before === true)).toBe(true);
    expect(plainRows(season)).toEqual(single);
  });

  it('a part that was run twice into two folders counts once', async () => {
    const folder = await temporaryFolder();
    const [season, again] = [join(folder, 'season'), join(folder, 'again')];
    await analyseInto(again, recordings, { number: 2, of: 3 });
    const result = await merge(season, again, ...parts);
    expect(result.conflicts).toEqual([]);
    expect(plainRows(season)).toEqual(single);
  });

  it('opened afterwards the season stays as it is, and a run over the folder hears nothing again', async () => {
    const season = join(await temporaryFolder(), 'season');
    await merge(season, ...parts);
    await analyseInto(season, recordings);
    expect(plainRows(season)).toEqual(single);
  });

  it('what was reviewed in one part comes with its reviewer, its time and its history', async () => {
    const folder = await temporaryFolder();
    const [season, part] = [join(folder, 'season'), join(folder, 'part')];
    await cp(parts[0]!, part, { recursive: true });
    const engine = await openWork(part);
    const { items } = await asked(engine, 'gallery.read', {
      offset: 0,
      limit: 10,
      order: 'best-score',
      filter: {},
      picturesOnly: false,
    });
    await asked(engine, 'settings.write', { change: { reviewer: 'Ana' } });
    const review = (verdict: 'confirmed' | 'rejected' | null) =>
      asked(engine, 'review.change', { detections: [items[0]!.detection], change: { verdict } });
    for (const verdict of ['confirmed', null, 'rejected'] as const) await review(verdict);
    await engine.close();
    await merge(season, part, ...parts);
    const rows = plainRows(season);
    expect(rows['history']).toEqual(plainRows(part)['history']);
    expect(rows['history']).toHaveLength(3);
    expect(rows['reviews']).toEqual(plainRows(part)['reviews']);
    expect(rows['detections']!.filter((row) => row.includes('"rejected":1'))).toHaveLength(1);
  });
});
