import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { expect, onTestFinished, test } from 'vitest';
import type { SpeciesCode } from '#contract/species.ts';
import { packFileNames, readPack } from '#analysis/models/model-set.ts';
import { isToldByName, paintedSpecies } from '#analysis/painting/default-painter.ts';
import { unpackNames, withName } from '#analysis/painting/name-vectors.ts';
import type { Analyst, DrawAsk } from '#analysis/process/analyst.ts';
import { openAnalyst } from '#analysis/process/in-process-analyst.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { temporaryFile } from '../temporary-file.ts';
import { changedPack } from '../tiny-pack.ts';
import { tinyPack } from '../tiny-pack-folder.ts';

type Loose = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

const width = 32;
/** Two species by name, one of them under two scientific names; neither of the tiny pack's others. */
const species = { 'Trillator altus': 1, 'Corvus nobilis': 0, 'Trillator excelsus': 1 };
const vectors = Float32Array.from({ length: 2 * width }, (_, at) => (at < width ? 0 : 2 * Math.sin(at)));

/** The tiny pack, whose painter is told species by name. */
async function namedPack(change: (names: Loose) => unknown = () => undefined, bytes?: Uint8Array): Promise<string> {
  const content = bytes ?? new Uint8Array(vectors.buffer);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const folder = await changedPack((manifest: Loose) => {
    manifest['painter'].names = { file: 'names.bin', sha256, species };
    change(manifest['painter'].names as Loose);
  });
  await writeFile(join(folder, 'names.bin'), content);
  return folder;
}

async function opened(options: { packFolder: string; painterFolder?: string }): Promise<Analyst> {
  const analyst = await openAnalyst({ ...options, provider: 'cpu', threads: 1 });
  onTestFinished(() => analyst.close());
  return analyst;
}

async function drawn(analyst: Analyst, scientificName: string, change: Partial<DrawAsk> = {}): Promise<number[]> {
  const path = await temporaryFile('20260523_043000.WAV', tinyRecording(['low_whistler', 'high_trill'], '04:30:00'));
  const ask: DrawAsk = {
    path,
    channel: 'mix',
    clipStartSeconds: 3,
    seed: 42,
    sampler: 'dpmpp-2m',
    steps: 4,
    guidanceScale: 3,
    species: { code: 'any' as SpeciesCode, scientificName, commonName: scientificName },
    recordingName: '20260523_043000.WAV',
    ...change,
  };
  const { png } = await analyst.draw(ask, new AbortController().signal);
  return [...decode(png).data];
}

test('the vector of a species is added to every feature, and nothing to those of one it does not know', () => {
  const names = unpackNames(new Uint8Array(vectors.buffer), species, width);
  const features = Float32Array.from({ length: 3 * width }, (_, at) => at / 100);
  const told = withName(features, names, ' trillator Altus ');
  for (const at of [0, 5, width + 5, 2 * width + 31])
    expect(told[at]).toBeCloseTo(at / 100 + (vectors[width + (at % width)] ?? Number.NaN), 5);
  expect(withName(features, names, 'Nemo ignotus')).toEqual(features);
  expect(withName(features, null, 'Trillator altus')).toEqual(features);
});

test('a file of other numbers than the manifest says is none', () => {
  const bytes = new Uint8Array(vectors.buffer);
  expect(unpackNames(bytes, { 'Corvus nobilis': 2 }, width)).toBeNull();
  expect(unpackNames(bytes.subarray(4), species, width)).toBeNull();
  expect(unpackNames(bytes, species, 2 * width)).toBeNull();
  for (const broken of [Number.NaN, Number.POSITIVE_INFINITY])
    expect(unpackNames(new Uint8Array(vectors.with(3, broken).buffer), species, width)).toBeNull();
});

test('a picture is of the species that is named, and of the sound alone where the painter does not know it', async () => {
  const [plain, named] = [await opened({ packFolder: tinyPack }), await opened({ packFolder: await namedPack() })];
  const ofSound = await drawn(plain, 'Trillator altus');
  const trill = await drawn(named, 'Trillator altus');
  expect(trill).not.toEqual(ofSound);
  expect(await drawn(named, 'Trillator excelsus')).toEqual(trill);
  expect(await drawn(named, 'Fistulator humilis')).toEqual(ofSound);
  const path = await temporaryFile('20260523_050000.WAV', tinyRecording(['high_trill', 'low_whistler'], '05:00:00'));
  const other = { code: 'any' as SpeciesCode, scientificName: 'Trillator altus', commonName: 'High Trill' };
  const blend = { path, channel: 'mix', clipStartSeconds: 0, species: other, share: 1 } as const;
  const [second, secondOfSound] = [
    await drawn(named, 'Trillator altus', { blend }),
    await drawn(plain, 'Trillator altus', { blend }),
  ];
  expect(second).not.toEqual(secondOfSound);
});

test('a painter that is told by name paints for an ear what its own pack never hears', async () => {
  const deaf = await readPack(
    await changedPack((manifest: Loose) => {
      manifest['painter'] = null;
      manifest['labels'][0] = { ...manifest['labels'][0], code: 'noble_crow', scientificName: 'Corvus nobilis' };
    }),
  );
  const painter = await readPack(await namedPack());
  expect(painter.facts.painter?.species).toEqual(['high_trill']);
  expect(paintedSpecies(deaf.facts, painter.facts)).toEqual(['noble_crow', 'high_trill']);
  expect(paintedSpecies(deaf.facts, (await readPack(tinyPack)).facts)).not.toContain('noble_crow');
  const lent = await opened({ packFolder: deaf.folder, painterFolder: painter.folder });
  const { pack } = await lent.describe();
  expect(pack.painter?.byDefault?.species).toContain('noble_crow');
  expect(isToldByName(pack, 'Corvus nobilis')).toBe(true);
  expect(isToldByName(pack, 'Fistulator humilis')).toBe(false);
  expect(await drawn(lent, 'Trillator altus')).not.toEqual(await drawn(lent, 'Fistulator humilis'));
});

test('the names go along with the pack, and are refused where they are not those that were meant', async () => {
  const { manifest } = await readPack(await namedPack());
  expect(packFileNames(manifest)).toContain('names.bin');
  const cases: [folder: string, told: RegExp][] = [
    [await namedPack((names) => (names['file'] = 'gone.bin')), /gone\.bin/],
    [await namedPack((names) => (names['sha256'] = '0'.repeat(64))), /names\.bin/],
    [await namedPack(() => undefined, new Uint8Array(4 * width)), /names\.bin/],
    [await namedPack((names) => (names['species'] = { 'Corvus nobilis': -1 })), /painter\.names\.species/],
  ];
  for (const [folder, told] of cases) await expect(readPack(folder)).rejects.toThrow(told);
});
