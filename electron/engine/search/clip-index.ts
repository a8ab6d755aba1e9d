import { blockClips } from '#store/embeddings/embedding-file.ts';
import { nearest, SketchScan } from '#analysis/signal/sketch-scan.ts';
import {
  blockAt,
  blocksOf,
  shownRuns,
  vectorOf,
  type Block,
  type ShownRun,
  type StoredVector,
} from '#store/embeddings/read-embeddings.ts';
import { shownAnalyses, type ShownAnalysis } from '#store/embeddings/shown-analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';

/** The clips of one analysis in the index: `count` of them, from `from` on. */
export type Placed = ShownRun & { readonly shown: ShownAnalysis; readonly from: number; readonly alive: boolean };

/** A clip by its place in the index. */
export type Clip = { readonly place: number; readonly run: Placed; readonly clip: number };

/** Clips from which the mean of each number is taken: more change nothing. */
const clipsForCentre = 4096;
/** So many clips go from the sketches to the exact comparison, for each one that is wanted. */
const candidatesEach = 12;
const leastCandidates = 1200;

/**
 * Sketches of every clip of one model in memory, so that a season is looked through at once; whatever comes near is then compared
 * exactly from the disk. Follows the database: analyses that came are added, those that went are left out.
 */
export class ClipIndex {
  readonly model: string;
  readonly width: number;
  readonly #scan: SketchScan;
  #centre: Float32Array | null = null;
  #runs = new Map<number, Placed>();
  /** Runs in the order of their clips, the dead ones among them. */
  #order: Placed[] = [];

  constructor(model: string, width: number) {
    this.model = model;
    this.width = width;
    this.#scan = new SketchScan(width);
  }

  get clips(): number {
    return this.#scan.count;
  }

  get runs(): readonly Placed[] {
    return this.#order;
  }

  /** @param season the open database @param kept of embeddings @returns clips that were made by other models */
  follow(season: SongDatabase, kept: SongDatabase): number {
    const shown = new Map(shownAnalyses(season).map((each) => [each.id, each]));
    const all = shownRuns(kept, new Map([...shown].map(([id, { stamp }]) => [id, stamp])));
    const own = all.filter(({ model }) => model === this.model);
    this.#centre ??= centreOf(kept, own, this.width);
    const alive = new Set(own.map(({ run }) => run));
    const runs = new Map<number, Placed>();
    for (const each of own) {
      const analysis = shown.get(each.analysis);
      if (analysis === undefined) continue;
      const known = this.#runs.get(each.run);
      runs.set(each.run, { ...each, shown: analysis, alive: true, from: known?.from ?? this.#load(kept, each) });
    }
    const dead = [...this.#runs.values()]
      .filter(({ run }) => !alive.has(run))
      .map((each) => ({ ...each, alive: false }));
    this.#runs = new Map([...dead.map((each) => [each.run, each] as const), ...runs]);
    this.#order = [...this.#runs.values()].sort((one, other) => one.from - other.from);
    return all.reduce((sum, { model, clips }) => (model === this.model ? sum : sum + clips), 0);
  }

  #load(kept: SongDatabase, { run }: ShownRun): number {
    const from = this.#scan.count;
    const centre = this.#centre ?? new Float32Array(this.width);
    for (const { vectors, scales } of blocksOf(kept, run))
      for (const [clip, scale] of scales.entries()) this.#scan.add(vectors, clip * this.width, centre, scale);
    return from;
  }

  /** The run that an analysis has here; null: its embeddings are not kept. */
  runOf(analysis: number): Placed | null {
    for (const run of this.#order) if (run.alive && run.analysis === analysis) return run;
    return null;
  }

  clipAt(place: number): Clip | null {
    let [low, high] = [0, this.#order.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#order[middle]?.from ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    const run = this.#order[low];
    return run === undefined || place - run.from >= run.clips ? null : { place, run, clip: place - run.from };
  }

  /**
   * The most similar clips, most similar first, each with its cosine.
   * @param vectors what is looked for, of length 1; of several the most similar one counts @param allowed 1 where a clip may be found
   */
  similar(
    kept: SongDatabase,
    vectors: readonly Float32Array[],
    allowed: Uint8Array,
    most: number,
  ): (Clip & { readonly similarity: number })[] {
    const wanted = Math.max(leastCandidates, candidatesEach * most);
    const places = new Set(vectors.flatMap((vector) => this.#near(vector, allowed, wanted)));
    const blocks = new Map<string, Block | null>();
    const found = [...places].flatMap((place) => {
      const clip = this.clipAt(place);
      const stored = clip === null ? null : this.#stored(kept, blocks, clip);
      if (clip === null || stored === null) return [];
      return [{ ...clip, similarity: Math.max(...vectors.map((vector) => cosine(vector, stored))) }];
    });
    return found.sort((one, other) => other.similarity - one.similarity || one.place - other.place);
  }

  #near(vector: Float32Array, allowed: Uint8Array, most: number): number[] {
    const centre = this.#centre ?? new Float32Array(this.width);
    return nearest(this.#scan.distances(vector, centre), allowed, most);
  }

  #stored(kept: SongDatabase, blocks: Map<string, Block | null>, { run, clip }: Clip): StoredVector | null {
    const key = `${run.run} ${Math.floor(clip / blockClips)}`;
    let block = blocks.get(key);
    if (block === undefined) {
      block = blockAt(kept, run.run, clip);
      blocks.set(key, block);
    }
    return block === null ? null : vectorOf(block, clip, this.width);
  }
}

/** Of two vectors of length 1. */
function cosine(vector: Float32Array, { vectors, from, scale }: StoredVector): number {
  let sum = 0;
  for (let at = 0; at < vector.length; at += 1) sum += (vector[at] ?? 0) * (vectors[from + at] ?? 0);
  return sum * scale;
}

/** The mean of each number over clips of the whole season: models that give no negative numbers would all have the same sketch without it. */
function centreOf(kept: SongDatabase, runs: readonly ShownRun[], width: number): Float32Array {
  const centre = new Float32Array(width);
  const step = Math.max(1, Math.floor(runs.length / (clipsForCentre / 8)));
  let clips = 0;
  for (let at = 0; at < runs.length && clips < clipsForCentre; at += step) {
    for (const { vectors, scales } of blocksOf(kept, runs[at]?.run ?? 0)) {
      for (const [clip, scale] of scales.entries())
        for (let place = 0; place < width; place += 1)
          centre[place] = (centre[place] ?? 0) + (vectors[clip * width + place] ?? 0) * scale;
      clips += scales.length;
      if (clips >= clipsForCentre) break;
    }
  }
  return centre.map((sum) => sum / Math.max(1, clips));
}
