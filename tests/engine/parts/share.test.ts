import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileListText, filesToShare, readFileList } from '#engine/parts/file-list.ts';
import { shareOf, shareOut, type SharedFile } from '#engine/parts/share.ts';
import { random } from '../../store/generated-database.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const season = (count: number, sizes: (next: number) => number, seed = 1): SharedFile[] => {
  const next = random(seed);
  return Array.from({ length: count }, (_, at) => ({
    relativePath: `SITE${at % 7}/2026-05/${20_260_501 + at}_050000.WAV`,
    sizeBytes: Math.round(sizes(next())),
  }));
};
const likeSizes = (next: number): number => 1e6 + next * 60e6;
const unlikeSizes = (next: number): number => 1e6 + next ** 8 * 2e9;

/** The part of every file, by path. */
function partsOf(files: readonly SharedFile[], of: number): Map<string, number> {
  const parts = new Map<string, number>();
  shareOut(files, of, ({ relativePath }, part) => {
    expect(parts.has(relativePath)).toBe(false);
    parts.set(relativePath, part);
  });
  return parts;
}

function heaviest(files: readonly SharedFile[], parts: ReadonlyMap<string, number>, of: number): number {
  const loads = new Array<number>(of).fill(0);
  for (const { relativePath, sizeBytes } of files) loads[parts.get(relativePath)! - 1]! += sizeBytes;
  const sum = loads.reduce((a, b) => a + b);
  return (Math.max(...loads) * of) / sum;
}

describe('shares', () => {
  it.each([
    ['recordings of like size', 2000, 64, likeSizes],
    ['recordings of unlike size', 2000, 8, unlikeSizes],
    ['hardly more recordings than parts', 40, 8, () => 57_600_044],
  ])('%s: every file is in one part, and the parts are of like size', (_, count, of, sizes) => {
    const files = season(count, sizes);
    const parts = partsOf(files, of);
    expect(parts.size).toBe(count);
    expect(heaviest(files, parts, of)).toBeLessThan(1.1);
    const third = files.filter(({ relativePath }) => parts.get(relativePath) === 3);
    expect(shareOf(files, { number: 3, of })).toEqual(new Set(third.map(({ relativePath }) => relativePath)));
  });

  it('the same share for whoever asks: the order in which the files come and the way a letter is written say nothing', () => {
    const files = [...season(300, likeSizes), { relativePath: 'M\u00e4rz/1.WAV', sizeBytes: 5 }];
    const other = files.toReversed().map((file) => ({ ...file, relativePath: file.relativePath.normalize('NFD') }));
    const [here, there] = [partsOf(files, 8), partsOf(other, 8)];
    for (const [file, part] of here) expect(there.get(file.normalize('NFD'))).toBe(part);
  });

  it.each([
    [1000, 64, likeSizes],
    [1000, 8, unlikeSizes],
  ])('a file that comes later moves hardly any other (%i files, %i parts)', (count, of, sizes) => {
    const files = season(count, sizes);
    const before = partsOf(files, of);
    const moved = Array.from({ length: 10 }, (_, turn) => {
      const later = { relativePath: `LATE/${turn}.WAV`, sizeBytes: 30e6 };
      const after = partsOf([...files, later], of);
      return files.filter(({ relativePath }) => after.get(relativePath) !== before.get(relativePath)).length;
    });
    expect(moved.reduce((a, b) => a + b) / moved.length).toBeLessThan(4);
  });

  it('more parts than files leaves parts empty, and none twice', () => {
    const files = season(3, likeSizes);
    expect(partsOf(files, 10).size).toBe(3);
  });
});

describe('a file list', () => {
  it('comes back as it was written, with names of any letters', async () => {
    const folder = await temporaryFolder();
    mkdirSync(path.join(folder, 'a b'));
    for (const name of ['a b/1.wav', 'a b/tab\there.wav', 'März "2".wav']) {
      writeFileSync(path.join(folder, name), name);
    }
    writeFileSync(path.join(folder, 'notes.txt'), '');
    const files = await filesToShare(folder, new AbortController().signal);
    const list = path.join(folder, 'files');
    writeFileSync(list, fileListText(files));
    expect(readFileList(list)).toEqual(files);
    expect(files.map(({ relativePath }) => relativePath).sort()).toEqual([
      'März "2".wav',
      'a b/1.wav',
      'a b/tab\there.wav',
    ]);
  });

  it.each([
    ['cut short', '# songsight file list 1\n12\t"a.wav"\n13\t"b'],
    ['another file', 'species,score\n'],
    ['empty', ''],
    ['a wrong line', '# songsight file list 1\n12 a.wav\n'],
  ])('%s is told as such', async (_, text) => {
    const folder = await temporaryFolder();
    const list = path.join(folder, 'files');
    writeFileSync(list, text);
    expect(() => readFileList(list)).toThrow(/not a whole file list/);
  });
});
