import { KnownFailure } from '#contract/failure.ts';
import type { RecordingId } from '#contract/ids.ts';
import type { Rater } from '#contract/search/truth.ts';
import type { Species, SpeciesCode } from '#contract/species.ts';
import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import { readAnnotationSet, type StoredAnnotation } from '#store/annotations/annotation-sets.ts';
import { analysisOfPack, packsThatHeard, recordingsOfPack } from '#store/annotations/pack-analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { parseLabels, type StoredLabel } from '#store/settings/model-packs.ts';
import type { EngineCore } from '../engine.ts';
import { readPlaced } from './read-table.ts';

/** Where a species is, by one of two that are compared. */
export type Named = { readonly species: Species; readonly startSeconds: number; readonly endSeconds: number };

/** One of two that are compared. */
export type OpenedRater = {
  readonly recordings: ReadonlySet<RecordingId>;
  /** Seconds of one of its clips; null: it has none of one length. */
  readonly windowSeconds: number | null;
  /** Whether it could have named a species; a table is taken to know what it names. */
  readonly knows: (code: SpeciesCode) => boolean;
  readonly named: (recording: RecordingId) => readonly Named[];
};

type Thresholds = (species: { readonly code: SpeciesCode; readonly threshold?: number }) => number;

/**
 * Opens what is compared: a model that analysed recordings here, an imported set, or a table.
 * @param least of the scores that count; null: for a model its thresholds in force, for tables all rows
 * @throws KnownFailure `not-found` for a model that analysed nothing here
 */
export async function openRater(
  engine: EngineCore,
  rater: Rater,
  least: number | null,
  thresholdOf: Thresholds,
): Promise<OpenedRater> {
  const { db } = engine.store;
  if (rater.kind === 'pack') return packRater(db, rater.hash, least === null ? thresholdOf : (): number => least);
  if (rater.kind === 'set') {
    const { recordings, rows } = readAnnotationSet(db, rater.set);
    return tableRater(new Set(recordings), rows, least ?? 0);
  }
  const { recordings, rows } = await readPlaced(engine, rater.path, 'detections');
  return tableRater(new Set(recordings.keys()), rows, least ?? 0);
}

function tableRater(
  recordings: ReadonlySet<RecordingId>,
  rows: readonly StoredAnnotation[],
  least: number,
): OpenedRater {
  const named = rows.flatMap(({ species, score, ...row }) =>
    species === null || (score ?? 1) < least ? [] : [{ ...row, species }],
  );
  const byRecording = Map.groupBy(named, ({ recording }) => recording);
  const codes = new Set(rows.map(({ species }) => species?.code));
  return {
    recordings,
    windowSeconds: null,
    knows: (code) => codes.has(code),
    named: (recording) => byRecording.get(recording) ?? [],
  };
}

function packRater(db: SongDatabase, hash: string, thresholdOf: Thresholds): OpenedRater {
  const recordings = new Set(recordingsOfPack(db, hash));
  const [any] = recordings;
  const first = any === undefined ? null : analysisOfPack(db, hash, any);
  if (first === null) throw new KnownFailure('not-found', 'agree-model-unused');
  const codes = new Set(parseLabels(first.labels).map(({ code }) => code));
  const named = (recording: RecordingId): Named[] => {
    const analysis = analysisOfPack(db, hash, recording);
    if (analysis === null) return [];
    const sheet = unpackSheet(analysis.sheet);
    const labels = parseLabels(analysis.labels);
    return [...sheet.labels].flatMap((label, cell) => {
      const species: StoredLabel | undefined = labels[label];
      const start = sheet.startSeconds[Math.floor(cell / sheet.depth)] ?? 0;
      if (species?.kind !== 'species' || (sheet.scores[cell] ?? 0) < thresholdOf(species)) return [];
      const { code, scientificName, commonName } = species;
      const end = start + analysis.windowSeconds;
      return [{ species: { code, scientificName, commonName }, startSeconds: start, endSeconds: end }];
    });
  };
  return { recordings, windowSeconds: first.windowSeconds, knows: (code) => codes.has(code), named };
}

/** The models that could be compared, the one in use marked. */
export function readRaters({ store, analyst }: EngineCore): {
  readonly hash: string;
  readonly title: string;
  readonly version: string;
  readonly recordings: number;
  readonly inUse: boolean;
}[] {
  const { hash } = analyst.facts().pack;
  return packsThatHeard(store.db).map((pack) => ({ ...pack, inUse: pack.hash === hash }));
}
