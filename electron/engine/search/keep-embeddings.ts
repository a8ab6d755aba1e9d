import type { RecordingId } from '#contract/ids.ts';
import type { Analysis, PackFacts } from '#analysis/process/analyst.ts';
import { isKept, mendRuns, stampOf } from '#store/embeddings/embedding-runs.ts';
import { keepWithin, writeManyEmbeddings, type EmbeddingRun } from '#store/embeddings/write-embeddings.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { currentAnalysisOf } from '#store/recordings/analyses.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';
import type { EngineCore } from '../engine.ts';
import { letOthersRun } from '../watching/settle.ts';

/** The newest analysis there was when a person asked for the embeddings of all of them. */
const wantedToKey = 'embeddingsWantedTo';

/** Whether the clips of a recording are to be compared with others some day. */
export function wantsEmbeddings({ settings }: EngineCore): boolean {
  return settings.current().keepEmbeddings;
}

type Heard = { readonly recording: RecordingId; readonly analysis: Analysis; readonly pack: PackFacts };

/**
 * Keeps the embeddings of recordings whose scores are on the disk already. They can be made again, and so nothing that goes
 * wrong here undoes what was heard.
 */
export function keepEmbeddings(
  { store, log, settings }: Pick<EngineCore, 'store' | 'log' | 'settings'>,
  heard: readonly Heard[],
): void {
  try {
    const runs = heard.flatMap((each) => runOf(store.db, each) ?? []);
    if (runs.length === 0) return;
    const db = store.embeddings.made();
    writeManyEmbeddings(db, runs);
    const { embeddingBudgetBytes } = settings.current();
    if (embeddingBudgetBytes !== null) keepWithin(db, embeddingBudgetBytes);
  } catch (thrown) {
    log.error('The embeddings of recordings could not be kept; everything else of them is.', thrown);
  }
}

function runOf(db: SongDatabase, { recording, analysis, pack }: Heard): EmbeddingRun | null {
  const { embeddings = null } = analysis;
  const { embedding: facts = null } = pack;
  const shown = embeddings === null || facts === null ? null : currentAnalysisOf(db, recording);
  if (embeddings === null || facts === null || shown === null) return null;
  return { ...embeddings, model: facts.model, title: pack.title, analysis: shown.id, stamp: shown.createdAt };
}

/** Remembers that all analyses until now are to get theirs. @param newest of them */
export function wantAllUntil({ store }: EngineCore, newest: number): void {
  writeStoredValues(store.db, { [wantedToKey]: newest });
}

/** Whether a recording is to be listened to once more although it was heard: a person asked for its embeddings. */
export function lacksWanted(engine: EngineCore, analysis: number, pack: PackFacts): boolean {
  const { store } = engine;
  if (!wantsEmbeddings(engine) || (pack.embedding ?? null) === null) return false;
  const wantedTo = readStoredValues(store.db).get(wantedToKey);
  if (typeof wantedTo !== 'number' || analysis > wantedTo) return false;
  const stamp = stampOf(store.db, analysis);
  return stamp !== null && !isKept(store.embeddings.opened(), analysis, stamp);
}

/** Takes away embeddings of analyses that are no longer there, as after a backup was restored. */
export async function mendEmbeddings({ store, log }: EngineCore, going: () => boolean): Promise<void> {
  const kept = store.embeddings.opened();
  if (kept === null) return;
  let removed = 0;
  for (let after: number | null = 0; after !== null && going();) {
    const page = mendRuns(store.db, kept, after);
    removed += page.removed;
    after = page.last;
    await letOthersRun();
  }
  if (removed > 0) log.warn(`Embeddings of ${removed} analyses that are no longer there were removed.`);
}
