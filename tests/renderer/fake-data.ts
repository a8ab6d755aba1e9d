import { plainText } from '#contract/words/sentence.ts';
import type { DetectionDetail } from '#contract/clip.ts';
import type { WatchState } from '#contract/watch.ts';
import type { Detection } from '#contract/detections.ts';
import type { DetectionId, FileId, FolderId, PictureId, RecordingId } from '#contract/ids.ts';
import type { Picture, PictureState } from '#contract/pictures.ts';
import type { Species, SpeciesCode } from '#contract/species.ts';

/** [code, common, scientific, hours of the day it sings in with their weight] */
const birds: readonly (readonly [string, string, string, readonly number[]])[] = [
  ['barn_swallow', 'Barn Swallow', 'Hirundo rustica', [5, 6, 6, 7, 8, 17, 18, 19]],
  ['blue_jay', 'Blue Jay', 'Cyanocitta cristata', [7, 8, 9, 9, 10, 12, 15]],
  ['common_tern', 'Common Tern', 'Sterna hirundo', [6, 9, 13, 14]],
  ['common_yellowthroat', 'Common Yellowthroat', 'Geothlypis trichas', [4, 5, 5, 6, 6, 7, 19]],
  ['mallard', 'Mallard', 'Anas platyrhynchos', [4, 5, 20, 21, 21]],
  ['red_winged_blackbird', 'Red-winged Blackbird', 'Agelaius phoeniceus', [4, 5, 5, 5, 6, 6, 7, 8, 18, 19, 20]],
  ['eastern_phoebe', 'Eastern Phoebe', 'Sayornis phoebe', [5, 6, 7, 10]],
  ['song_sparrow', 'Song Sparrow', 'Melospiza melodia', [4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 9, 18, 19]],
];

export const species: readonly Species[] = birds.map(([code, commonName, scientificName]) => ({
  code: code as SpeciesCode,
  commonName,
  scientificName,
}));

export const listenedHours = [4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 17, 18, 19, 20, 21];
export const days = ['2025-05-02', '2025-05-03', '2025-05-04', '2025-05-05', '2025-05-06'];

export type FakeDetection = {
  readonly detection: Detection;
  readonly recordingName: string;
  readonly pictures: readonly Picture[];
  /** The picture a person chose. */
  readonly kept?: PictureId;
};

/** mulberry32: small, seeded, the same everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const two = (number: number): string => String(number).padStart(2, '0');

export function fakePicture(id: number, state: PictureState): Picture {
  return {
    id: id as PictureId,
    state,
    provenance: {
      seed: 1_000_003 * id,
      sampler: 'dpmpp-2m',
      steps: 20,
      guidanceScale: 3,
      modelName: 'songsight-ten',
      modelHash: 'a41c09e7b2d85f3361aa',
      drawnAt: state === 'done' ? '2025-05-07T09:12:00Z' : null,
    },
    note: state === 'failed' ? plainText('The model gave numbers that are no picture.') : null,
  };
}

function pictureStateAt(index: number): PictureState {
  if (index % 17 === 3) return 'failed';
  if (index % 11 === 5) return 'waiting';
  return index % 13 === 7 ? 'none' : 'done';
}

function fakeDetection(index: number, random: () => number): FakeDetection {
  const pick = Math.min(7, Math.floor(8 * random() ** 0.6));
  const bird = birds[pick]!;
  const hour = bird[3][Math.floor(random() * bird[3].length)]!;
  const day = days[Math.floor(random() * days.length)]!;
  const minute = 10 * Math.floor(random() * 6);
  const startSeconds = 3 * Math.floor(random() * 180);
  const unknown = index % 97 === 50;
  const local = `${day}T${two(hour)}:${two(minute + Math.floor(startSeconds / 60))}:${two(startSeconds % 60)}.000`;
  const score = 0.5 + 0.5 * random();
  const verdict = (['confirmed', 'rejected', 'unsure'] as const)[index % 3]!;
  const review = {
    verdict,
    comment: 'Two birds',
    reviewer: 'AM',
    reviewedAt: '2025-05-08T18:30:00Z',
    relabelledFrom: null,
    callType: 'song',
    individuals: 2,
  };
  const state = pictureStateAt(index);
  const detection: Detection = {
    id: (index + 1) as DetectionId,
    recording: (1 + days.indexOf(day) * 24 + hour) as RecordingId,
    species: species[pick]!,
    startSeconds,
    endSeconds: startSeconds + 3 + 3 * Math.floor(random() * 3),
    bestClipStartSeconds: startSeconds,
    score,
    at: unknown ? null : { local, offsetMinutes: index % 5 === 0 ? null : -240 },
    review: index % 9 === 4 ? review : null,
  };
  const recordingName = `${day.replaceAll('-', '')}_${two(hour)}${two(minute)}00.WAV`;
  return { detection, recordingName, pictures: state === 'none' ? [] : [fakePicture(index + 1, state)] };
}

export function fakeDetections(count: number): FakeDetection[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, (_, index) => fakeDetection(index, random));
}

export function fakeWatch(change: Partial<WatchState> = {}): WatchState {
  const counts = { waiting: 12, done: 318, failed: 3, missing: 0 };
  const folder = { note: null, state: 'watching' as const };
  return {
    folders: [
      { ...folder, ...counts, id: 1 as FolderId, path: '/media/ana/AUDIOMOTH-24F3/2025-05-marsh' },
      {
        ...folder,
        waiting: 0,
        done: 96,
        failed: 0,
        missing: 1,
        id: 2 as FolderId,
        path: '/home/ana/recordings/pond-edge',
      },
    ],
    paused: false,
    totals: { waiting: 12, done: 414, failed: 3, missing: 1 },
    current: { name: '20250506_194000.WAV', fraction: 0.62 },
    realTimeFactor: 41.8,
    provider: {
      used: 'cpu',
      wanted: 'auto',
      refused: [{ provider: 'webgpu', reason: 'no graphics card was found' }],
    },
    pictures: { waiting: 36, done: 338, failed: 23 },
    model: {
      name: 'songsight-ten',
      title: 'Songsight Ten',
      hash: 'a41c09e7b2d85f3361aa7d20c4be19f0',
      species,
      speciesCount: species.length,
    },
    troubles: [],
    ...change,
  };
}

function recordingStart({ at, startSeconds }: Detection): Detection['at'] {
  if (at === null) return null;
  const began = new Date(Date.parse(`${at.local}Z`) - startSeconds * 1000);
  return { ...at, local: began.toISOString().slice(0, -1) };
}

export function fakeDetail(
  all: readonly FakeDetection[],
  index: number,
  pictures: readonly Picture[],
): DetectionDetail {
  const { detection, recordingName, kept } = all[index]!;
  const newest = pictures.filter((each) => each.state === 'done').at(-1);
  const others = species.filter((each) => each.code !== detection.species.code).slice(0, 3);
  const length = 600;
  return {
    detection,
    recording: {
      id: detection.recording,
      contentId: 'c0ffee',
      format: 'wav',
      encoding: 'PCM 16-bit',
      rateHz: 48_000,
      channels: 1,
      durationSeconds: length,
      start: recordingStart(detection),
      timeSource: detection.at === null ? 'unknown' : 'audiomoth-comment',
      recorder: 'AudioMoth',
      recorderId: '24F319055FDF2F5B',
      gain: 'medium',
      batteryVolts: 4.2,
      temperatureC: 11.4,
      claims: [],
      deploymentId: null,
      latitude: null,
      longitude: null,
      filter: null,
      trigger: null,
      timeDoubts: [],
      station: null,
      correctedSeconds: 0,
      warnings: index % 8 === 0 ? ['The file ends 12.4 s before its header says. What is there was listened to.'] : [],
    },
    file: {
      id: 1 as FileId,
      name: recordingName,
      folder: '/media/ana/AUDIOMOTH-24F3/2025-05-marsh',
      relativePath: `${recordingName.slice(0, 8)}/${recordingName}`,
      state: 'done',
    },
    topScores: [
      { species: detection.species, kind: 'species', score: detection.score },
      {
        species: { code: 'none' as SpeciesCode, scientificName: '', commonName: '' },
        kind: 'none',
        score: (1 - detection.score) * 0.6,
      },
      ...others.map((each, rank) => ({
        species: each,
        kind: 'species' as const,
        score: ((1 - detection.score) * 0.3) / (rank + 1),
      })),
    ],
    clipSeconds: 3,
    excerpt: {
      startSeconds: Math.max(0, detection.startSeconds - 3),
      endSeconds: Math.min(length, detection.endSeconds + 3),
      topHz: { linear: 12_000, mel: 11_025 },
    },
    pictures,
    shown: newest === undefined ? null : { picture: kept ?? newest.id, kept: kept !== undefined },
    model: { name: 'songsight-ten', hash: 'a41c09e7b2d85f3361aa' },
    previous: all[index - 1]?.detection.id ?? null,
    next: all[index + 1]?.detection.id ?? null,
  };
}
