import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { SoundLike, Stretch } from '#contract/search/search.ts';
import type { Analysis } from '#analysis/process/analyst.ts';
import { currentAnalysis } from '#store/recordings/analyses.ts';
import type { EngineCore } from '../engine.ts';
import { openMedia } from '../media/media.ts';

type Heard = SoundLike & { readonly kind: 'embeddings' };

/** Clips of a file that are looked for: those in which something is heard most surely. */
const mostClips = 5;

/**
 * A file that is looked for, as its embeddings: the model in use listens to it once, and nothing of it is kept.
 * @throws KnownFailure for everything that can be wrong with the file; `not-allowed` where the model gives no embeddings
 */
export async function heardSound(engine: EngineCore, like: SoundLike): Promise<SoundLike> {
  if (like.kind === 'file') return listenTo(engine, path.resolve(like.path));
  if (like.kind === 'stretch') return listenToStretch(engine, like);
  if (like.kind !== 'sound') return like;
  // The ending tells nothing but how it is called: what is in it decides.
  return listenToBytes(engine, Buffer.from(like.base64, 'base64'), path.extname(path.basename(like.name)).slice(0, 8));
}

/**
 * A stretch as a person drew it; one that is shorter than the model's clips with what lies around it. One that is a clip of the model, or
 * whose recording is not there now, is looked for by what is kept.
 */
async function listenToStretch(engine: EngineCore, like: SoundLike & { kind: 'stretch' }): Promise<SoundLike> {
  const { embedding = null, windowSeconds } = engine.analyst.facts().pack;
  if (embedding === null || isKeptClip(engine, like)) return like;
  const { recording, startSeconds, endSeconds } = like;
  try {
    const { body } = await openMedia(engine, 'clip', addressOf(widened(like, windowSeconds)));
    if (body.kind !== 'bytes') return like;
    const heard = await listenToBytes(engine, body.bytes, '.wav');
    return { ...heard, from: { recording, startSeconds, endSeconds } };
  } catch (thrown) {
    if (thrown instanceof KnownFailure && thrown.code === 'file-missing') return like;
    throw thrown;
  }
}

function isKeptClip({ store }: EngineCore, { recording, startSeconds, endSeconds }: Stretch): boolean {
  const analysis = currentAnalysis(store.db, recording);
  if (analysis === null) return true;
  const { windowSeconds, overlapSeconds } = analysis;
  const place = startSeconds / (windowSeconds - overlapSeconds);
  return Math.abs(place - Math.round(place)) < 1e-3 && Math.abs(endSeconds - startSeconds - windowSeconds) < 2e-3;
}

/** At least so long, around its middle, as far as the recording begins before it. */
function widened({ recording, startSeconds, endSeconds }: Stretch, leastSeconds: number): Stretch {
  const lacking = Math.max(0, leastSeconds - (endSeconds - startSeconds));
  const start = Math.max(0, startSeconds - lacking / 2);
  return { recording, startSeconds: start, endSeconds: Math.max(endSeconds, start + leastSeconds) };
}

const addressOf = ({ recording, startSeconds, endSeconds }: Stretch): string =>
  `r${recording}-${Math.round(startSeconds * 1000)}-${Math.round(endSeconds * 1000)}`;

async function listenToBytes(engine: EngineCore, bytes: Uint8Array, ending: string): Promise<Heard> {
  const file = path.join(tmpdir(), `songsight-${randomUUID()}${ending}`);
  try {
    await writeFile(file, bytes);
    return await listenTo(engine, file);
  } finally {
    await rm(file, { force: true });
  }
}

async function listenTo({ analyst, settings }: EngineCore, file: string): Promise<Heard> {
  const { embedding = null } = analyst.facts().pack;
  if (embedding === null) throw new KnownFailure('not-allowed', 'embeddings-none');
  const { channel } = settings.current();
  const ask = { path: file, overlapSeconds: 0, channel, embeddings: true };
  const analysis = await analyst.analyst().listen(ask, () => undefined, new AbortController().signal);
  const vectors = clearest(analysis);
  if (vectors.length === 0) throw new KnownFailure('file-empty', 'search-file-empty', { path: file });
  return { kind: 'embeddings', model: embedding.model, vectors };
}

function clearest({ sheet, embeddings = null }: Analysis): number[][] {
  if (embeddings === null) return [];
  const { width, vectors, scales } = embeddings;
  return [...scales.keys()]
    .filter((clip) => (scales[clip] ?? 0) > 0)
    .toSorted((one, other) => (sheet.scores[other * sheet.depth] ?? 0) - (sheet.scores[one * sheet.depth] ?? 0))
    .slice(0, mostClips)
    .map((clip) => [...vectors.subarray(clip * width, (clip + 1) * width)].map((part) => part * (scales[clip] ?? 0)));
}
