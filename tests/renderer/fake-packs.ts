import { plainText } from '#contract/words/sentence.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { PackEntry, PackRequests, PacksAnswer, PackSummary } from '#contract/models.ts';

type Answers = { readonly [K in keyof PackRequests]: (ask: PackRequests[K]['ask']) => PackRequests[K]['answer'] };

const shipped: PackSummary = {
  id: 'songsight-ten',
  shipped: true,
  title: 'Songsight Ten',
  name: 'songsight-ten',
  version: '0.2.0',
  licence: 'Weights for non-commercial research only.',
  folder: '/opt/songsight/models/songsight-ten',
  bytes: 41_200_000,
  species: 8,
  windowSeconds: 3,
  rateHz: 22_050,
  hears: 'mel',
  paints: 'itself',
  paintable: 8,
  card: '# Songsight Ten\n\nEight birds of North America.',
  recordings: 414,
};

const birdnet: PackSummary = {
  ...shipped,
  id: 'birdnet-2-4-4e1b0a',
  shipped: false,
  title: 'BirdNET 2.4',
  name: 'birdnet-2-4',
  version: '4e1b0a',
  licence: 'Imported from BirdNET_GLOBAL_6K_V2.4_Model_FP32.onnx. Its makers’ licence applies.',
  folder: '/home/ana/.local/share/songsight/packs/birdnet-2-4-4e1b0a',
  bytes: 51_700_000,
  species: 6511,
  rateHz: 48_000,
  hears: 'waveform',
  paints: 'default-painter',
  paintable: 8,
  recordings: 0,
};

/** Model packs of an engine in memory: one to begin with, and BirdNET where `/models/birdnet.onnx` is imported. */
export function fakePacks(): Answers {
  let packs: readonly PackEntry[] = [{ ok: true, inUse: true, pack: shipped }];
  const idOf = (entry: PackEntry): string => (entry.ok ? entry.pack.id : entry.id);
  const answer = (): PacksAnswer => ({
    packs,
    problem: null,
    folder: '/home/ana/.local/share/songsight/packs',
    files: 414,
  });
  const problem = 'This is no model pack. Choose a folder with a manifest.json, a .zip of one, or an .onnx model.';
  return {
    'packs.read': answer,
    'packs.check': ({ path }) =>
      path.endsWith('.onnx')
        ? { ok: true, inUse: false, pack: birdnet }
        : { ok: false, inUse: false, id: path, folder: path, problem: plainText(problem) },
    'packs.import': ({ path }) => {
      if (!path.endsWith('.onnx')) throw new KnownFailure('pack-invalid', problem);
      packs = [...packs.filter((entry) => idOf(entry) !== birdnet.id), { ok: true, inUse: false, pack: birdnet }];
      return { ...answer(), labelsEncoding: null, imported: birdnet.id };
    },
    'packs.use': ({ id }) => {
      packs = packs.map((entry) => ({ ...entry, inUse: idOf(entry) === id }));
      return answer();
    },
    'packs.remove': ({ id }) => {
      packs = packs.filter((entry) => idOf(entry) !== id);
      return answer();
    },
  };
}
