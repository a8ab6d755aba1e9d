import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { chirp, infoChunk, bextChunk, wavBytes } from '../../tests/analysis/wav-fixtures.ts';
import { generateDatabase } from '../../tests/store/generated-database.ts';
import { aiffBytes, wave64Bytes } from '../../tests/analysis/other-fixtures.ts';

const recordings = path.join(import.meta.dirname, '../../tests/fixtures/recordings');
const comment =
  'Recorded at 04:30:00 23/05/2026 (UTC+2) by AudioMoth 24F319055FDF2D20 at medium gain while battery was 4.1V and temperature was 9.3C.';
const guano = 'GUANO|Version: 1.0\nTimestamp: 2026-05-23T04:30:00.1234567+02:00\nLoc Position: 1.5 2.5\nTE: 10\n';

/** An entry of Wildlife Acoustics' chunk: id, length, text. */
function wamd(id: number, text: string): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt16LE(id, 0);
  head.writeUInt32LE(text.length, 2);
  return Buffer.concat([head, Buffer.from(text)]);
}

/** Small good files of every format we read and every block of notes, by name; what is fuzzed is made from them. */
export async function seedFiles(): Promise<ReadonlyMap<string, Buffer>> {
  const sound = { channels: [chirp(8000, 0.5), chirp(8000, 0.5, 0.2)], rateHz: 8000 };
  const before = [
    infoChunk({ ICMT: comment, IART: 'AudioMoth 24F319055FDF2D20' }),
    bextChunk('Song Meter', '2026-05-23', '04:30:00'),
    { id: 'guan', content: guano },
    {
      id: 'wamd',
      content: Buffer.concat([wamd(1, 'SM4'), wamd(5, '2026-05-23 04:30:00'), wamd(6, 'WGS84,1.5,N,2.5,W')]),
    },
  ];
  const files = new Map<string, Buffer>([
    ['notes.wav', wavBytes({ ...sound, before })],
    ['wide.wav', wavBytes({ ...sound, container: 'RF64', extensible: true, kind: 'float', bits: 32 })],
    ['20260523_043000T.WAV', wavBytes({ channels: [new Float32Array(4000).fill(-1 / 32768)], rateHz: 8000 })],
    ['sound.aif', aiffBytes(sound.channels, 16, null)],
    ['sound.aifc', aiffBytes(sound.channels, 32, 'fl32')],
    ['sound.w64', wave64Bytes(wavBytes(sound))],
  ]);
  for (const name of await readdir(recordings))
    if (!name.endsWith('.md')) files.set(name, await readFile(path.join(recordings, name)));
  return files;
}

/** What else comes from somebody else: manifests and packs, label files, model files, name patterns, databases. */
export async function otherSeeds(): Promise<ReadonlyMap<string, Buffer>> {
  const fixtures = path.join(import.meta.dirname, '../../tests/fixtures');
  const pack = path.join(fixtures, 'models/tiny');
  const names = await readdir(pack);
  const packed = await Promise.all(names.map(async (name) => [name, await readFile(path.join(pack, name))] as const));
  const season = await mkdtemp(path.join(tmpdir(), 'songsight-fuzz-season-'));
  generateDatabase(season, { recordings: 10, detectionsPerRecording: 10, species: 8, picturesDone: true }).close();
  const files = new Map<string, Buffer>([
    ['pack.manifest.json', await readFile(path.join(pack, 'manifest.json'))],
    ['pack.zip', Buffer.from(zipSync(Object.fromEntries(packed)))],
    ['birds.labels.csv', await readFile(path.join(fixtures, 'classifiers/BirdNET_V3.0_tiny_Labels.csv'))],
    [
      'birds.labels.txt',
      (await readFile(path.join(fixtures, 'classifiers/BirdNET_GLOBAL_6K_V2.4_Labels.txt'))).subarray(0, 4000),
    ],
    ['sound.tflite', await readFile(path.join(fixtures, 'tflite/sound-int8.tflite'))],
    ['location.tflite', await readFile(path.join(fixtures, 'tflite/location-fp16.tflite'))],
    ['names.pattern', Buffer.from('SITE_YYYYMMDD_HHMMSS*?')],
    ['season.db', await readFile(path.join(season, 'songsight.db'))],
  ]);
  await rm(season, { recursive: true });
  return files;
}
