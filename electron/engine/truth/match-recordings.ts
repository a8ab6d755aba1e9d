import type { RecordingId } from '#contract/ids.ts';
import type { MatchedBy } from '#contract/search/annotations.ts';
import {
  recordingsOfContent,
  recordingsWhere,
  recordingTimes,
  type NamedRecording,
} from '#store/annotations/recordings-by-name.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import type { Annotation } from './read-annotations.ts';
import { contentOf, type SoundFile, type SoundFiles } from './sound-files.ts';

/** A recording that a table names: by its file, and by when its rows were, where they say. */
type Named = { readonly file: string; readonly path: string; readonly walls: readonly number[] };

export type RecordingMatch =
  | { readonly kind: 'matched'; readonly recording: RecordingId; readonly by: MatchedBy }
  /** Several recordings may be meant; their paths. */
  | { readonly kind: 'ambiguous'; readonly paths: readonly string[] }
  | { readonly kind: 'unknown' };

const small = (text: string): string => text.normalize('NFC').toLowerCase();
const stem = (name: string): string => name.replace(/\.[A-Za-z0-9]{1,5}$/, '');
const slackMs = 2000;

/** What a row's recording is known by: its path, or its own time where the table names no file. */
export const keyOf = ({ file, path, wallMs }: Annotation): string => (file === '' ? `@${String(wallMs)}` : path);

/**
 * Finds the recordings that tables name: by the name of their file; of several of one name by folders, station, time, size and content;
 * of none by the content of a sound file that lies where the table says, beside it, or in a folder that was given; and for programs that
 * name no recording, by the clock.
 */
export async function matchRecordings(
  db: SongDatabase,
  annotations: readonly Annotation[],
  sounds: SoundFiles,
): Promise<ReadonlyMap<string, RecordingMatch>> {
  const wanted = namedIn(annotations);
  const names = new Set([...wanted.values()].flatMap(({ file }) => [small(file), small(stem(file))]));
  const called = recordingsWhere(db, (name) => names.has(small(name)) || names.has(small(stem(name))));
  const sizes = new Set<number>();
  for (const { path, file } of wanted.values()) {
    const sound = file === '' || calledSo(called, file).length > 0 ? null : await sounds.find(path, file);
    if (sound !== null) sizes.add(sound.sizeBytes);
  }
  const sized = sizes.size === 0 ? [] : recordingsWhere(db, (_, size) => sizes.has(size));
  const times = [...wanted.values()].some(({ walls }) => walls.length > 0) ? recordingTimes(db) : [];
  const found = new Map<string, RecordingMatch>();
  for (const [key, named] of wanted) found.set(key, await matchOne(db, named, { called, sized, times, sounds }));
  return found;
}

function namedIn(annotations: readonly Annotation[]): Map<string, Named> {
  const groups = Map.groupBy(annotations, keyOf);
  return new Map(
    [...groups].flatMap(([key, rows]) => {
      const [first] = rows;
      if (first === undefined) return [];
      const walls = [...new Set(rows.flatMap(({ wallMs }) => wallMs ?? []))];
      return [[key, { file: first.file, path: first.path, walls }] as const];
    }),
  );
}

type Known = {
  readonly called: readonly NamedRecording[];
  readonly sized: readonly NamedRecording[];
  readonly times: ReturnType<typeof recordingTimes>;
  readonly sounds: SoundFiles;
};

async function matchOne(
  db: SongDatabase,
  named: Named,
  { called, sized, times, sounds }: Known,
): Promise<RecordingMatch> {
  const alike = named.file === '' ? [] : calledSo(called, named.file);
  const [only, ...more] = alike;
  if (only !== undefined && more.length === 0) return matched(only.recording, 'name');
  const sound = named.file === '' ? null : await sounds.find(named.path, named.file);
  if (only !== undefined) return byPlace(alike, named) ?? byTime(alike, named.walls) ?? bySound(db, alike, sound);
  const sameSize = sound === null ? [] : sized.filter((each) => hasSize(each, sound.sizeBytes));
  const same = sound === null || sameSize.length === 0 ? null : await byContent(db, sound.path, sameSize);
  return same ?? clocked(named, times);
}

/** By the size of the sound file that lies where the table says, then by all of its content. */
async function bySound(
  db: SongDatabase,
  alike: readonly NamedRecording[],
  sound: SoundFile | null,
): Promise<RecordingMatch> {
  const sized = sound === null ? [] : alike.filter((each) => hasSize(each, sound.sizeBytes));
  const same = one(sized, 'size') ?? (sound === null ? null : await byContent(db, sound.path, alike));
  return same ?? { kind: 'ambiguous', paths: alike.map(({ files }) => files[0]?.path ?? '') };
}

const matched = (recording: RecordingId, by: MatchedBy): RecordingMatch => ({ kind: 'matched', recording, by });
const hasSize = ({ files }: NamedRecording, size: number): boolean => files.some(({ sizeBytes }) => sizeBytes === size);

/** With its ending before without it: a table of `a.wav` may be about the `a.flac` it became. */
function calledSo(known: readonly NamedRecording[], file: string): NamedRecording[] {
  const whole = known.filter(({ files }) => files.some(({ name }) => small(name) === small(file)));
  if (whole.length > 0) return whole;
  const wanted = [small(file), small(stem(file))];
  return known.filter(({ files }) => files.some(({ name }) => wanted.includes(small(stem(name)))));
}

/** By how many folders before the name are the same, then by the name of the station among them. */
function byPlace(alike: readonly NamedRecording[], { path }: Named): RecordingMatch | null {
  const parts = small(path).split(/[\\/]/);
  const shared = (other: string): number => {
    const theirs = small(other).split(/[\\/]/).toReversed();
    const ours = parts.toReversed();
    const differing = ours.findIndex((part, at) => at > 0 && part !== theirs[at]);
    return differing < 0 ? ours.length : differing;
  };
  const counts = alike.map(({ files }) => Math.max(0, ...files.map(({ path: own }) => shared(own))));
  const most = Math.max(...counts);
  const best = alike.filter((_, at) => counts[at] === most);
  if (most > 1 && best.length === 1) return one(best, 'path');
  const folders = parts.slice(0, -1);
  const here = alike.filter(({ station }) => station !== null && folders.includes(small(station)));
  return one(here, 'path');
}

function byTime(alike: readonly NamedRecording[], walls: readonly number[]): RecordingMatch | null {
  if (walls.length === 0) return null;
  return one(
    alike.filter(({ wallMs, durationSeconds }) => walls.every((at) => holds(wallMs, durationSeconds, at))),
    'time',
  );
}

const holds = (startMs: number | null, seconds: number, at: number): boolean =>
  startMs !== null && at >= startMs - slackMs && at <= startMs + seconds * 1000 + slackMs;

function one(found: readonly NamedRecording[], by: MatchedBy): RecordingMatch | null {
  const [only, ...more] = found;
  return only === undefined || more.length > 0 ? null : matched(only.recording, by);
}

async function byContent(
  db: SongDatabase,
  path: string,
  among: readonly NamedRecording[],
): Promise<RecordingMatch | null> {
  const hash = await contentOf(path);
  const same = hash === null ? [] : recordingsOfContent(db, hash);
  return one(
    among.filter(({ recording }) => same.includes(recording)),
    'content',
  );
}

/** Only for rows whose recording has no name here: the one recording that ran at all their times. */
function clocked({ file, walls }: Named, times: Known['times']): RecordingMatch {
  if (walls.length === 0 || (file !== '' && !isOwnClip(file))) return { kind: 'unknown' };
  const running = times.filter(({ wallMs, durationSeconds }) =>
    walls.every((at) => at >= wallMs && at < wallMs + durationSeconds * 1000),
  );
  const [only, ...more] = running;
  if (only === undefined) return { kind: 'unknown' };
  return more.length === 0 ? matched(only.recording, 'time') : { kind: 'ambiguous', paths: [] };
}

/** BirdNET-Pi and -Go cut clips out of what they hear and name those: `Turdus_merula-87-2024-05-01-birdnet-05:30:12.mp3`. */
const isOwnClip = (file: string): boolean => /-birdnet-|_\d{1,3}p_\d{8}T\d{6}Z/i.test(file);
