import { dirname } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { FoundAnswer, SearchRequests, SoundLike, Stretch } from '#contract/search/search.ts';
import { blockAt, shownRuns, vectorOf, withEmbeddings } from '#store/embeddings/read-embeddings.ts';
import { shownAnalyses, type ShownAnalysis } from '#store/embeddings/shown-analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { currentAnalysisOf } from '#store/recordings/analyses.ts';
import { refusePrivate } from '../media/private-sound.ts';
import { findDetection } from '../review/detection-page.ts';
import { ClipIndex, type Placed } from './clip-index.ts';
import { allowedClips } from './clip-marks.ts';
import { ClipReader, oneOfEachSong } from './found-clips.ts';

type Ask = SearchRequests['search.similar']['ask'];

/** One season is searched by one model at a time; its sketches stay in memory for the next question. */
const indices = new WeakMap<SongDatabase, ClipIndex>();

/**
 * The clips most similar to a sound, over the whole season.
 * @throws KnownFailure `not-found` where its embedding is not kept, `bad-request` for a sound that was not listened to yet,
 *   `not-allowed` for one that is private
 */
export function similarClips(db: SongDatabase, { like, filter, limit }: Ask): FoundAnswer {
  return withEmbeddings(db, (kept) => {
    if (kept === null) throw nothingKept();
    const place = placeOf(db, like);
    if (place !== null) refusePrivate(db, place.recording, place.startSeconds, place.endSeconds);
    const { model, width } = modelOf(db, kept, like);
    const index = indexOf(db, model, width);
    const otherModel = index.follow(db, kept);
    const vectors = vectorsOf(db, kept, index, like);
    const allowed = allowedClips(db, index.runs, index.clips, filter);
    leaveOut(allowed, db, index, like);
    const ranked = index.similar(kept, vectors, allowed, limit).map(({ run, clip, similarity }) => ({
      shown: run.shown,
      clip,
      similarity,
    }));
    const reader = new ClipReader(db);
    return {
      clips: oneOfEachSong(db, ranked, limit).map(({ clip, more }) => reader.read(clip, more)),
      searched: allowed.reduce((sum, each) => sum + each, 0),
      otherModel,
    };
  });
}

const nothingKept = (): KnownFailure => new KnownFailure('not-found', 'search-not-kept');

function indexOf(db: SongDatabase, model: string, width: number): ClipIndex {
  const known = indices.get(db);
  if (known?.model === model) return known;
  const index = new ClipIndex(model, width, dirname(db.name));
  indices.set(db, index);
  return index;
}

type Place = Stretch & { readonly analysis: number };

/** Where the sound lies that is looked for; null: it is brought along. */
function placeOf(db: SongDatabase, like: SoundLike): Place | null {
  switch (like.kind) {
    case 'detection': {
      const { detection, recording, windowSeconds } = findDetection(db, like.detection);
      const { bestClipStartSeconds: startSeconds } = detection;
      const endSeconds = startSeconds + windowSeconds;
      return { recording: recording.id, analysis: currentOf(db, recording.id), startSeconds, endSeconds };
    }
    case 'stretch':
      return { ...like, analysis: currentOf(db, like.recording) };
    case 'embeddings':
      return like.from === undefined ? null : { ...like.from, analysis: currentOf(db, like.from.recording) };
    default:
      return null;
  }
}

function currentOf(db: SongDatabase, recording: Parameters<typeof currentAnalysisOf>[1]): number {
  const analysis = currentAnalysisOf(db, recording);
  if (analysis === null) throw new KnownFailure('not-found', 'recording-gone');
  return analysis.id;
}

/** By which model its recording was heard: only that model's clips can be compared with it. */
function modelOf(db: SongDatabase, kept: SongDatabase, like: SoundLike): { model: string; width: number } {
  if (like.kind === 'embeddings') return { model: like.model, width: like.vectors[0]?.length ?? 0 };
  const place = placeOf(db, like);
  if (place === null) throw new KnownFailure('bad-request', 'search-not-heard');
  const shown = shownAnalyses(db).filter(({ id }) => id === place.analysis);
  const [run] = shownRuns(kept, new Map(shown.map(({ id, stamp }) => [id, stamp])));
  if (run === undefined) throw nothingKept();
  return run;
}

/** What is looked for, each of length 1. */
function vectorsOf(db: SongDatabase, kept: SongDatabase, index: ClipIndex, like: SoundLike): Float32Array[] {
  if (like.kind === 'embeddings') return like.vectors.map((vector) => unit(Float32Array.from(vector)));
  const place = placeOf(db, like);
  const run = place === null ? null : index.runOf(place.analysis);
  if (place === null || run === null) throw nothingKept();
  return clipsWithin(run, place).flatMap((clip) => {
    const block = blockAt(kept, run.run, clip);
    if (block === null) return [];
    const { vectors, from, scale } = vectorOf(block, clip, index.width);
    return [Float32Array.from({ length: index.width }, (_, at) => (vectors[from + at] ?? 0) * scale)];
  });
}

/** At most so many clips of a stretch are looked for. */
const mostClips = 8;

/** The clips that lie in a stretch by half or more; at least the one that shares most with it. */
function clipsWithin({ shown, clips }: Placed, { startSeconds, endSeconds }: Place): number[] {
  const shared = (clip: number): number => sharedSeconds(shown, clip, startSeconds, endSeconds);
  const first = Math.max(0, Math.floor((startSeconds - shown.windowSeconds) / shown.hopSeconds));
  const last = Math.min(clips - 1, Math.ceil(endSeconds / shown.hopSeconds));
  const near = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  const best = near.toSorted((one, other) => shared(other) - shared(one) || one - other);
  const most = shared(best[0] ?? 0);
  return best.filter((clip) => shared(clip) >= Math.min(most, shown.windowSeconds / 2)).slice(0, mostClips);
}

function sharedSeconds(shown: ShownAnalysis, clip: number, startSeconds: number, endSeconds: number): number {
  const from = clip * shown.hopSeconds;
  return Math.min(endSeconds, from + shown.windowSeconds) - Math.max(startSeconds, from);
}

/** The sound itself and its neighbours are no find. */
function leaveOut(allowed: Uint8Array, db: SongDatabase, index: ClipIndex, like: SoundLike): void {
  const place = placeOf(db, like);
  const run = place === null ? null : index.runOf(place.analysis);
  if (place === null || run === null) return;
  for (const clip of clipsWithin(run, place)) allowed[run.from + clip] = 0;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}
