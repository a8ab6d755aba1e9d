import type { Head } from '#analysis/classifying/head.ts';
import { headScores } from '#analysis/classifying/head.ts';
import { packSheet, unpackSheet } from '#analysis/classifying/score-sheet.ts';
import { readPack } from '#analysis/models/model-set.ts';
import type { ScoreSheet } from '#analysis/process/analyst.ts';
import { aliasRun } from '#store/embeddings/embedding-runs.ts';
import { blocksOf, shownRuns, type ShownRun } from '#store/embeddings/read-embeddings.ts';
import { shownAnalyses } from '#store/embeddings/shown-analyses.ts';
import { addAnalysis, analysisById } from '#store/recordings/analyses.ts';
import { parseLabels, savePack } from '#store/settings/model-packs.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { nowText } from '../log.ts';
import type { EngineCore } from '../engine.ts';
import { letOthersRun } from '../watching/settle.ts';

/**
 * Lets a head hear every recording whose embeddings by its own encoder are kept, from these alone: when its pack is taken up, they
 * are known already and nothing is listened to again. Others wait for the queue, as with every other model.
 * @param folder of the pack @returns how many recordings
 */
export async function applyHead(engine: EngineCore, folder: string): Promise<number> {
  const { store, clock } = engine;
  const { head, facts } = await readPack(folder);
  const kept = store.embeddings.opened();
  if (head === null || kept === null || (facts.embedding ?? null) === null) return 0;
  const packId = savePack(store.db, facts);
  const shown = new Map(shownAnalyses(store.db).map(({ id, stamp }) => [id, stamp]));
  const runs = shownRuns(kept, shown).filter(({ model }) => model === facts.embedding?.model);
  const own = facts.labels.length - head.biases.length;
  let done = 0;
  for (const run of runs) {
    const sheet = extendedSheet(store.db, kept, run, { head, own, codes: facts.labels.map(({ code }) => code) });
    if (sheet === null) continue;
    const now = nowText(clock);
    const added = addAnalysis(store.db, { like: run.analysis, packId, sheet: packSheet(sheet), now });
    if (added === null) continue;
    aliasRun(kept, run.run, added, now);
    done += 1;
    await letOthersRun();
  }
  return done;
}

type OfPack = { readonly head: Head; readonly own: number; readonly codes: readonly string[] };

/** The sheet of a recording with the head's scores of every clip; null where it was not the parent that heard it. */
function extendedSheet(
  db: SongDatabase,
  kept: SongDatabase,
  run: ShownRun,
  { head, own, codes }: OfPack,
): ScoreSheet | null {
  const analysis = analysisById(db, run.analysis);
  if (analysis === null) return null;
  const before = parseLabels(analysis.labels);
  if (!codes.slice(0, own).every((code, at) => before[at]?.code === code)) return null;
  const sheet = unpackSheet(analysis.sheet);
  const clips = sheet.startSeconds.length;
  const depth = sheet.depth + head.biases.length;
  const labels = new Uint16Array(clips * depth);
  const scores = new Float32Array(clips * depth);
  const heard = [...blocksOf(kept, run.run)];
  for (const { firstClip, vectors, scales } of heard) {
    for (const at of scales.keys()) {
      const clip = firstClip + at;
      const own1 = headScores(head, vectors.subarray(at * run.width, (at + 1) * run.width));
      const cells = [
        ...Array.from({ length: sheet.depth }, (_, rank) => clip * sheet.depth + rank)
          .map((cell) => ({ label: sheet.labels[cell] ?? 0, score: sheet.scores[cell] ?? 0 }))
          // What an earlier head of the same parent said is not what this one says.
          .map((cell) => (cell.label < own ? cell : { label: 0, score: 0 })),
        ...[...own1].map((score, label) => ({ label: own + label, score })),
      ].sort((one, other) => other.score - one.score);
      for (const [rank, { label, score }] of cells.entries()) {
        labels[clip * depth + rank] = label;
        scores[clip * depth + rank] = score;
      }
    }
  }
  return { depth, startSeconds: sheet.startSeconds, labels, scores, lastPadded: sheet.lastPadded };
}
