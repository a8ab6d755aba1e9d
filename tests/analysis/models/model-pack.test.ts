import { rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAnalyst } from '#analysis/process/in-process-analyst.ts';
import { checkPack } from '#analysis/models/check-pack.ts';
import { readPack } from '#analysis/models/model-set.ts';
import { failureOf } from '../reading/read-all.ts';
import { changedPack } from '../tiny-pack.ts';
import { tinyPack } from '../tiny-pack-folder.ts';

/** A manifest as the tests change it: any field of any depth. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;

test('the tiny pack is what it says', async () => {
  const { facts } = await readPack(tinyPack);
  expect(facts).toMatchObject({
    name: 'tiny',
    windowSeconds: 3,
    painter: { imageSize: 32, sampler: 'dpmpp-2m', steps: 4, guidanceScale: 3 },
  });
  expect(facts.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(facts.labels.map(({ code, kind }) => `${code} ${kind}`)).toEqual([
    'low_whistler species',
    'high_trill species',
    'sweep_singer species',
    'no_target_bird none',
  ]);
});

const defects: readonly [string, (manifest: Loose) => unknown, RegExp][] = [
  ['not JSON', () => '{ "format": ', /manifest\.json is not valid JSON/],
  ['another format', (m) => (m.format = 'zip'), /“format” in manifest\.json must be songsight-pack/],
  ['a newer format', (m) => (m.formatVersion = 2), /“formatVersion” in manifest\.json must be 1/],
  ['a missing field', (m) => delete m.encoder.sha256, /“encoder\.sha256” is missing in manifest\.json/],
  [
    'another checksum',
    (m) => (m.encoder.sha256 = '0'.repeat(64)),
    /encoder\.onnx is not the file that the manifest describes/,
  ],
  [
    'a file outside',
    (m) => (m.encoder.file = '../encoder.onnx'),
    /“encoder\.file” in manifest\.json must be a plain file name/,
  ],
  ['a file that is not there', (m) => (m.encoder.file = 'other.onnx'), /other\.onnx is missing or cannot be read/],
  ['another mel scale', (m) => (m.sound.mel.scale = 'htk'), /“sound\.mel\.scale” in manifest\.json must be slaney/],
  ['an odd FFT', (m) => (m.sound.mel.fftSize = 2000), /“sound\.mel\.fftSize” in manifest\.json must be a power of two/],
  ['too many frames', (m) => (m.sound.mel.frames = 200), /“sound\.mel\.frames” in manifest\.json must be 130 or less/],
  ['another rate of nonsense', (m) => (m.sound.rateHz = '22050'), /“sound\.rateHz” in manifest\.json must be a number/],
  ['no labels', (m) => (m.labels = []), /“labels” in manifest\.json must be a list that is not empty/],
  [
    'one label too many',
    (m) => m.labels.push({ ...m.labels[0], code: 'extra' }),
    /answers 4 probabilities where 5 are needed/,
  ],
  [
    'a label twice',
    (m) => (m.labels[1].code = m.labels[0].code),
    /“labels” in manifest\.json must be a list in which no code stands twice/,
  ],
  [
    'a threshold above 1',
    (m) => (m.labels[0].threshold = 60),
    /“labels\[0\]\.threshold” in manifest\.json must be 1 or less/,
  ],
  [
    'a schedule cut short',
    (m) => m.painter.schedule.alphaBar.pop(),
    /“painter\.schedule\.alphaBar” in manifest\.json must be a list of 1,000 entries/,
  ],
  [
    'a schedule that rises',
    (m) => m.painter.schedule.alphaBar.reverse(),
    /“painter\.schedule\.alphaBar” in manifest\.json must be a list of numbers that fall from 1 to 0/,
  ],
  [
    'another prediction',
    (m) => (m.painter.prediction = 'x0'),
    /“painter\.prediction” in manifest\.json must be one of epsilon, v/,
  ],
  ['another image size', (m) => (m.painter.imageSize = 64), /the picture is 3 x 32 x 32 where 3 x 64 x 64 is needed/],
  [
    'other features',
    (m) => (m.painter.unet.inputs.features.shape[2] = 64),
    /the U-Net takes features of 36 x 64 where 36 x 32 is needed/,
  ],
  [
    'a quick painter whose file is not there',
    (m) => (m.painter.quick.unet.file = 'quick.onnx'),
    /quick\.onnx is missing or cannot be read/,
  ],
  [
    'a quick painter of another training',
    (m) => (m.painter.quick.unet.sha256 = m.painter.unet.sha256),
    /unet-quick\.onnx is not the file that the manifest describes/,
  ],
  [
    'a quick painter of other features',
    (m) => (m.painter.quick.unet.inputs.features.shape[2] = 64),
    /the quick painter works with 4 x 8 x 8, 36 x 64, 4 x 8 x 8 where the painter works with 4 x 8 x 8, 36 x 32, 4 x 8 x 8/,
  ],
  [
    'a quick painter without steps',
    (m) => delete m.painter.quick.steps,
    /“painter\.quick\.steps” is missing in manifest\.json/,
  ],
  [
    'a quick painter of more steps than the training had',
    (m) => {
      m.painter.schedule = { trainSteps: 1, alphaBar: [0.5] };
      m.painter.defaults.steps = 1;
    },
    /the painter shall take more steps than it was trained with/,
  ],
  [
    'a painter of a species that is none of its labels',
    (m) => (m.painter.species = ['low_whistler', 'barn_swallow']),
    /its painter is said to paint “barn_swallow”, which is no species among its labels/,
  ],
  [
    'a painter of what is no species',
    (m) => (m.painter.species = ['no_target_bird']),
    /its painter is said to paint “no_target_bird”, which is no species among its labels/,
  ],
];

test.each(defects)('%s', async (_what, change, sentence) => {
  const failure = await failureOf(
    readPack(
      await changedPack((manifest) => {
        const changed = change(manifest);
        return typeof changed === 'string' && changed.startsWith('{') ? changed : manifest;
      }),
    ),
  );
  expect(failure).toMatch(/^pack-invalid: This model pack cannot be used: .*Install the pack again\.$/);
  expect(failure).toMatch(sentence);
});

test('a quick painter whose network has other ports is told when the pack is checked', async () => {
  const folder = await changedPack((m: Loose) => void (m.painter.quick.unet.outputs.prediction.name = 'guess'));
  expect(await failureOf(checkPack(folder))).toMatch(/unet-quick\.onnx has no output named guess/);
});

test('a pack without a quick painter is as good as it was', async () => {
  const { facts } = await readPack(await changedPack((m: Loose) => void delete m.painter.quick));
  expect(facts.painter?.quickSteps).toBeNull();
  expect((await readPack(tinyPack)).facts.painter?.quickSteps).toBe(2);
});

test('no manifest at all', async () => {
  const folder = await changedPack((manifest) => manifest);
  await rm(join(folder, 'manifest.json'));
  expect(await failureOf(readPack(folder))).toMatch(/^pack-invalid: .*manifest\.json is missing/);
});

test('a name the model file does not have, found when it is loaded', async () => {
  const packFolder = await changedPack((m: Loose) => void (m.encoder.outputs.features.name = 'tokens'));
  expect(await failureOf(openAnalyst({ packFolder, provider: 'cpu' }))).toMatch(
    /^pack-invalid: .*encoder\.onnx has no output named tokens/,
  );
});

test('a file that is no model, though its checksum is right', async () => {
  const rubbish = 'not a model';
  const packFolder = await changedPack(
    (m: Loose) => void (m.encoder.sha256 = createHash('sha256').update(rubbish).digest('hex')),
  );
  await writeFile(join(packFolder, 'encoder.onnx'), rubbish);
  expect(await failureOf(openAnalyst({ packFolder, provider: 'cpu' }))).toMatch(
    /^pack-invalid: .*encoder\.onnx is not a model that ONNX Runtime can load/,
  );
});

test('a pack without a painter listens, and says why it draws nothing', async () => {
  const packFolder = await changedPack((m: Loose) => void (m.painter = null));
  const analyst = await openAnalyst({ packFolder, provider: 'cpu' });
  expect((await analyst.describe()).pack.painter).toBeNull();
  const ask = {
    path: 'x.wav',
    channel: 'mix',
    clipStartSeconds: 0,
    seed: 1,
    sampler: 'ddim',
    steps: 2,
    guidanceScale: 1,
    species: { code: 'x', scientificName: '', commonName: '' } as never,
    recordingName: '',
  } as const;
  expect(await failureOf(analyst.draw(ask, new AbortController().signal))).toMatch(
    /^bad-request: This model pack identifies birds but generates no pictures/,
  );
  await analyst.close();
});
