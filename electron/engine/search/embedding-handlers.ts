import { KnownFailure } from '#contract/failure.ts';
import type { Handlers } from '#contract/requests.ts';
import type { EmbeddingRequests, EmbeddingsAnswer } from '#contract/search/embeddings.ts';
import { embeddingBytes } from '#store/embeddings/embedding-file.ts';
import { analysesWithout, filesToHearAgain, keptModels, requeueAnalyses } from '#store/embeddings/embedding-runs.ts';
import { removeSketches } from '#store/embeddings/sketch-file.ts';
import { removeModel } from '#store/embeddings/write-embeddings.ts';
import type { EngineCore } from '../engine.ts';
import type { WatchParts } from '../watching/watch-control.ts';
import { wantAllUntil } from './keep-embeddings.ts';

/** What is kept to compare clips by. */
export function createEmbeddingHandlers(
  engine: EngineCore,
  parts: WatchParts,
): Pick<Handlers, keyof EmbeddingRequests> {
  return {
    'embeddings.read': () => readEmbeddings(engine),
    'embeddings.fill': () => {
      fill(engine, parts);
      return readEmbeddings(engine);
    },
    'embeddings.remove': ({ model }) => {
      const db = engine.store.embeddings.opened();
      if (db !== null) removeModel(db, model);
      removeSketches(engine.store.folder, model);
      return readEmbeddings(engine);
    },
  };
}

function readEmbeddings({ store, analyst }: EngineCore): EmbeddingsAnswer {
  const kept = store.embeddings.opened();
  const own = analyst.facts().pack.embedding?.model ?? null;
  const missing = analysesWithout(store.db, kept);
  const models = kept === null ? [] : keptModels(kept);
  return {
    models: models.map((each) => ({
      ...each,
      bytes: each.clips * (each.width + Float32Array.BYTES_PER_ELEMENT),
      inUse: each.model === own,
    })),
    available: own !== null,
    missing: missing.length,
    within: missing.length === 0 ? 0 : filesToHearAgain(store.db, missing),
    bytes: embeddingBytes(store.folder),
  };
}

/** @throws KnownFailure `not-allowed` where the model in use gives no embeddings, or they are not to be kept */
function fill(engine: EngineCore, parts: WatchParts): void {
  const { store, analyst, settings } = engine;
  if ((analyst.facts().pack.embedding ?? null) === null) throw new KnownFailure('not-allowed', 'embeddings-none');
  if (!settings.current().keepEmbeddings) throw new KnownFailure('not-allowed', 'embeddings-off');
  const missing = analysesWithout(store.db, store.embeddings.opened());
  wantAllUntil(engine, Math.max(0, ...missing));
  requeueAnalyses(store.db, missing);
  parts.queue.wake();
  parts.changed();
}
