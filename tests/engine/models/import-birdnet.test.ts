import { existsSync } from 'node:fs';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fullScale } from '#analysis/classifying/occurrence-weeks.ts';
import { readOccurrence } from '#analysis/classifying/occurrence.ts';
import { openAnalyst } from '#analysis/process/in-process-analyst.ts';
import { shelve, withStagedPack } from '#engine/models/import-pack.ts';
import { modelPreparer } from '#engine/models/prepare-in-child.ts';
import { forkSource } from '../analysts/analyst-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = path.resolve(import.meta.dirname, '../../../.cache/models/birdnet-2.4');
const sound = 'BirdNET_GLOBAL_6K_V2.4_Model_FP32.tflite';
const missing = !existsSync(path.join(folder, sound));
if (missing) console.log('SKIPPED tests/engine/models/import-birdnet.test.ts: no BirdNET here (npm run models:dev).');

describe.skipIf(missing)('BirdNET 2.4 from the files its makers publish', () => {
  test('becomes a pack that listens, with its location model, once however often it is imported', async () => {
    const shelf = path.join(await temporaryFolder(), 'packs');
    await mkdir(shelf);
    // Named as in the makers' archive, where the labels of a language have a folder.
    const archive = await temporaryFolder();
    await mkdir(path.join(archive, 'labels'));
    await symlink(path.join(folder, sound), path.join(archive, 'audio-model.tflite'));
    await symlink(
      path.join(folder, 'BirdNET_GLOBAL_6K_V2.4_MData_Model_V2_FP16.tflite'),
      path.join(archive, 'meta-model.tflite'),
    );
    await symlink(path.join(folder, 'BirdNET_GLOBAL_6K_V2.4_Labels.txt'), path.join(archive, 'labels/en_us.txt'));
    const importNow = (now: string, source: string): Promise<string> => {
      const tools = {
        knownCodes: () => new Map<string, string>(),
        now: () => now,
        prepare: modelPreparer(forkSource()),
        track: <T>(work: Promise<T>) => work,
        begun: () => undefined,
        ended: () => undefined,
      };
      return withStagedPack({ path: source, labels: null }, shelf, tools, async (pack) => {
        const { title, labels, location, encoder } = pack.manifest;
        expect([title, labels.length, encoder.activation]).toEqual(['BirdNET 2.4', 6522, 'sigmoid']);
        expect(encoder.outputs.embeddings).toEqual({ name: 'embeddings', sizes: [1024] });
        expect(location?.outputs.probabilities.sizes).toEqual([6522]);
        return shelve(pack, shelf, true);
      });
    };
    const id = await importNow('2026-05-01T00:00:00Z', archive);
    expect(id).toBe('birdnet-2-4-55f3e4055b1a');
    expect(await importNow('2026-05-02T00:00:00Z', archive)).toBe(id);
    expect(await readdir(shelf)).toEqual([id]);
    const positions = [
      { latitude: 42.45, longitude: -76.5 },
      { latitude: 52.52, longitude: 13.4 },
    ];
    const told = await readOccurrence({ packFolder: path.join(shelf, id), positions });
    const week20 = told!.likelihoods.map((all) => [...all.subarray(20 * 6522, 21 * 6522)]);
    // What LiteRT gives for Ithaca and Berlin in the third week of May.
    expect(week20.map((all) => all.filter((each) => each / fullScale >= 0.03).length)).toEqual([132, 163]);
    const analyst = await openAnalyst({ packFolder: path.join(shelf, id), provider: 'cpu', threads: 1 });
    expect((await analyst.describe()).pack).toMatchObject({ title: 'BirdNET 2.4', windowSeconds: 3 });
    await analyst.close();
  });
});
