import type { FoundClip } from '#contract/search/search.ts';
import type { ScoredLabel } from '#contract/species.ts';
import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import type { ScoreSheet } from '#analysis/process/analyst.ts';
import type { ShownAnalysis } from '#store/embeddings/shown-analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { analysisById } from '#store/recordings/analyses.ts';
import { detectedThere, momentIn, recordingName } from '#store/review/clip-facts.ts';
import { privacyOf } from '../media/private-sound.ts';
import { parseLabels, type StoredLabel } from '#store/settings/model-packs.ts';

/** Labels that are shown of a clip. */
const shownLabels = 3;
/** Clips of one song: what begins within this of a better one is told with it. */
const neighbourSeconds = 15;

/** Earlier versions made a clip of what another rate left over at a recording's end. */
const leastSeconds = 0.001;

/** A clip of an analysis, with how similar it is; null: nothing was compared. */
export type RankedClip = {
  readonly shown: ShownAnalysis;
  readonly clip: number;
  readonly similarity: number | null;
};

/**
 * The best of each song, in the order given, with how many others stand behind each. What is private, such as a human voice, is not found.
 * @param together the clips of a recording stand together, so that nothing is looked at behind the last one that is wanted
 */
export function oneOfEachSong<Ranked extends RankedClip>(
  db: SongDatabase,
  ranked: Iterable<Ranked>,
  limit: number,
  together = false,
): { readonly clip: Ranked; readonly more: number }[] {
  const kept: { readonly clip: Ranked; more: number }[] = [];
  const byRecording = new Map<number, (typeof kept)[number][]>();
  const isHidden = privacyOf(db);
  for (const clip of ranked) {
    if (clip.shown.durationSeconds - startOf(clip) < leastSeconds) continue;
    const near = byRecording.get(clip.shown.recording) ?? [];
    const known = near.find((each) => Math.abs(startOf(each.clip) - startOf(clip)) <= neighbourSeconds);
    const isFull = known === undefined && kept.length >= limit;
    if (isFull && together && near.length === 0) break;
    if (isFull) continue;
    if (isHidden(clip.shown.recording, startOf(clip), startOf(clip) + clip.shown.windowSeconds)) continue;
    if (known !== undefined) known.more += 1;
    else {
      const group = { clip, more: 0 };
      kept.push(group);
      byRecording.set(clip.shown.recording, [...near, group]);
    }
  }
  return kept;
}

const startOf = ({ shown, clip }: RankedClip): number => clip * shown.hopSeconds;

/** Reads what is shown of clips; a sheet that many share is unpacked once. */
export class ClipReader {
  readonly #db: SongDatabase;
  #last: { readonly analysis: number; readonly sheet: ScoreSheet; readonly labels: readonly StoredLabel[] } | null =
    null;

  constructor(db: SongDatabase) {
    this.#db = db;
  }

  read({ shown, clip, similarity }: RankedClip, more: number): FoundClip {
    const { recording, windowSeconds, durationSeconds } = shown;
    const startSeconds = this.#startOf(shown, clip);
    const endSeconds = Math.min(durationSeconds, startSeconds + windowSeconds);
    return {
      recording,
      startSeconds,
      endSeconds,
      ...recordingName(this.#db, recording),
      at: momentIn(this.#db, recording, startSeconds),
      similarity,
      top: this.#top(shown, clip),
      detections: detectedThere(this.#db, recording, startSeconds, endSeconds),
      more,
    };
  }

  #startOf(shown: ShownAnalysis, clip: number): number {
    return this.#sheetOf(shown)?.sheet.startSeconds[clip] ?? clip * shown.hopSeconds;
  }

  #sheetOf({ id }: ShownAnalysis): { readonly sheet: ScoreSheet; readonly labels: readonly StoredLabel[] } | null {
    if (this.#last?.analysis === id) return this.#last;
    const analysis = analysisById(this.#db, id);
    if (analysis === null) return null;
    this.#last = { analysis: id, sheet: unpackSheet(analysis.sheet), labels: parseLabels(analysis.labels) };
    return this.#last;
  }

  #top(shown: ShownAnalysis, clip: number): ScoredLabel[] {
    const read = this.#sheetOf(shown);
    if (read === null) return [];
    const { sheet, labels } = read;
    const cells = Array.from({ length: Math.min(shownLabels, sheet.depth) }, (_, rank) => clip * sheet.depth + rank);
    return cells.flatMap((cell) => {
      const label = labels[sheet.labels[cell] ?? -1];
      if (label === undefined) return [];
      const { code, scientificName, commonName, kind } = label;
      return [{ species: { code, scientificName, commonName }, kind, score: sheet.scores[cell] ?? 0 }];
    });
  }
}
