import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { SoundLike } from '#contract/search/search.ts';
import type { Analysis } from '#analysis/process/analyst.ts';
import type { EngineCore } from '../engine.ts';

/** Clips of a file that are looked for: those in which something is heard most surely. */
const mostClips = 5;

/**
 * A file that is looked for, as its embeddings: the model in use listens to it once, and nothing of it is kept.
 * @throws KnownFailure for everything that can be wrong with the file; `not-allowed` where the model gives no embeddings
 */
export async function heardSound(engine: EngineCore, like: SoundLike): Promise<SoundLike> {
  if (like.kind === 'file') return listenTo(engine, path.resolve(like.path));
  if (like.kind !== 'sound') return like;
  // The ending tells nothing but how it is called: what is in it decides.
  const file = path.join(tmpdir(), `songsight-${randomUUID()}${path.extname(path.basename(like.name)).slice(0, 8)}`);
  try {
    await writeFile(file, Buffer.from(like.base64, 'base64'));
    return await listenTo(engine, file);
  } finally {
    await rm(file, { force: true });
  }
}

async function listenTo({ analyst, settings }: EngineCore, file: string): Promise<SoundLike> {
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
