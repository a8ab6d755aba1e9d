import { blockClips } from '#store/embeddings/embedding-file.ts';
import { nearest, SketchScan } from '#analysis/signal/sketch-scan.ts';
import { centreOf, clipsForCentre } from '#store/embeddings/mean-embedding.ts';
import {
  blockAt,
  blocksOf,
  cosine,
  shownRuns,
  vectorOf,
  type Block,
  type ShownRun,
  type StoredVector,
} from '#store/embeddings/read-embeddings.ts';
import { SketchFile, type Centre, type SketchRun } from '#store/embeddings/sketch-file.ts';
import { shownAnalyses, type ShownAnalysis } from '#store/embeddings/shown-analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';

/** The clips of one analysis in the index: `count` of them, from `from` on. */
export type Placed = ShownRun & { readonly shown: ShownAnalysis; readonly from: number };

/** A clip by its place in the index. */
export type Clip = { readonly place: number; readonly run: Placed; readonly clip: number };

/** Sketches of a run; null: by it no recording is shown any more. */
type Row = SketchRun & { readonly from: number; readonly placed: Placed | null };

/** A mean over fewer is taken again when there are so many times as many clips. */
const centreGrowth = 4;
/** More sketches that nothing is shown by than this, and more than a quarter of all: they go. */
const mostDead = 10_000;
/** So many clips go from the sketches to the exact comparison: for each one that is wanted, at least, and one of so many of all. */
const candidatesEach = 12;
const leastCandidates = 1200;
const [clipsPerCandidate, mostCandidates] = [300, 5000];
/** What a sketch says of a cosine is hardly ever further off: four times the spread that follows from 1,024 bits. */
const sketchError = 0.1;

/**
 * Sketches of every clip of one model in memory, so that a season is looked through at once; whatever comes near is then compared
 * exactly from the disk. Follows the database: analyses that came are added, those that went are left out. The sketches themselves
 * are kept in a file, which is only believed where it fits.
 */
export class ClipIndex {
  readonly model: string;
  readonly width: number;
  readonly #file: SketchFile;
  #scan: SketchScan;
  #centre: Centre | null = null;
  #rows = new Map<string, Row>();
  /** In the order of their clips. */
  #order: Row[] = [];
  /** Keys of rows that are not in the file yet. */
  #unkept: string[] = [];

  /** @param folder of the embeddings */
  constructor(model: string, width: number, folder: string) {
    this.model = model;
    this.width = width;
    this.#scan = new SketchScan(width);
    this.#file = new SketchFile(folder, model, width, this.#scan.bytes);
  }

  get clips(): number {
    return this.#scan.count;
  }

  /** Those by which recordings are shown. */
  get runs(): readonly Placed[] {
    return this.#order.flatMap(({ placed }) => placed ?? []);
  }

  /** @param season the open database @param kept of embeddings @returns clips that were made by other models */
  follow(season: SongDatabase, kept: SongDatabase): number {
    const shown = new Map(shownAnalyses(season).map((each) => [each.id, each]));
    const all = shownRuns(kept, new Map([...shown].map(([id, { stamp }]) => [id, stamp])));
    const own = all.filter(({ model }) => model === this.model);
    this.#begin(kept, own);
    const alive = new Map<string, Row>();
    for (const each of own) {
      const analysis = shown.get(each.analysis);
      if (analysis === undefined) continue;
      const known = this.#rows.get(each.key);
      const from = known?.clips === each.clips ? known.from : this.#load(kept, each);
      alive.set(each.key, { key: each.key, clips: each.clips, from, placed: { ...each, shown: analysis, from } });
    }
    const dead = [...this.#rows].filter(([key]) => !alive.has(key));
    this.#rows = new Map([...dead.map(([key, row]) => [key, { ...row, placed: null }] as const), ...alive]);
    this.#tidy([...alive.values()]);
    this.#order = [...this.#rows.values()].sort((one, other) => one.from - other.from);
    this.#keep();
    return all.reduce((sum, { model, clips }) => (model === this.model ? sum : sum + clips), 0);
  }

  /** What is on the disk is taken over; where there is nothing, or the season is another one by now, sketches are begun anew. */
  #begin(kept: SongDatabase, own: readonly ShownRun[]): void {
    if (this.#centre === null) this.#read();
    const clips = own.reduce((sum, each) => sum + each.clips, 0);
    const known = this.#centre?.clips ?? 0;
    const early = known < clipsForCentre && clips >= centreGrowth * known;
    if (this.#centre !== null && !early) return;
    this.#scan = new SketchScan(this.width);
    this.#rows.clear();
    this.#unkept = [];
    this.#centre = centreOf(kept, own, this.width);
    this.#file.begin(this.#centre);
  }

  #read(): void {
    const read = this.#file.read(
      (clips) => this.#scan.extend(clips),
      (clips) => this.#scan.drop(clips),
    );
    if (read === null) return;
    this.#centre = read.centre;
    let from = 0;
    for (const { key, clips } of read.runs) {
      this.#rows.set(key, { key, clips, from, placed: null });
      from += clips;
    }
  }

  #load(kept: SongDatabase, { run, key }: ShownRun): number {
    const from = this.#scan.count;
    const centre = this.#means;
    for (const { vectors, scales } of blocksOf(kept, run))
      for (const [clip, scale] of scales.entries()) this.#scan.add(vectors, clip * this.width, centre, scale);
    this.#unkept.push(key);
    return from;
  }

  /** Sketches by which nothing is shown go when they are many. */
  #tidy(alive: readonly Row[]): void {
    const dead = this.clips - alive.reduce((sum, { clips }) => sum + clips, 0);
    if (this.#centre === null || dead <= mostDead || dead <= this.clips / 4) return;
    const before = this.#scan;
    this.#scan = new SketchScan(this.width);
    this.#rows.clear();
    for (const row of alive) {
      const from = this.#scan.count;
      const [old, room] = [before.part(row.from, row.clips), this.#scan.extend(row.clips)];
      room.bits.set(old.bits);
      room.facts.set(old.facts);
      this.#rows.set(row.key, { ...row, from, placed: row.placed === null ? null : { ...row.placed, from } });
    }
    this.#file.begin(this.#centre);
    this.#unkept = [...this.#rows.keys()];
  }

  #keep(): void {
    const rows = this.#unkept.flatMap((key) => this.#rows.get(key) ?? []);
    this.#unkept = [];
    this.#file.add(
      rows.map(({ key, clips }) => ({ key, clips })),
      (at) => this.#scan.part(rows[at]?.from ?? 0, rows[at]?.clips ?? 0),
    );
  }

  get #means(): Float32Array {
    return this.#centre?.values ?? new Float32Array(this.width);
  }

  /** The run that an analysis has here; null: its embeddings are not kept. */
  runOf(analysis: number): Placed | null {
    for (const { placed } of this.#order) if (placed?.analysis === analysis) return placed;
    return null;
  }

  clipAt(place: number): Clip | null {
    let [low, high] = [0, this.#order.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#order[middle]?.from ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    const run = this.#order[low]?.placed ?? null;
    return run === null || place - run.from >= run.clips ? null : { place, run, clip: place - run.from };
  }

  /**
   * The most similar clips, most similar first, each with its cosine.
   * @param vectors what is looked for, of length 1; of several the most similar one counts @param allowed 1 where a clip may be found
   * @param candidates that are compared exactly
   */
  similar(
    kept: SongDatabase,
    vectors: readonly Float32Array[],
    allowed: Uint8Array,
    most: number,
    candidates = candidatesOf(this.clips, most),
  ): (Clip & { readonly similarity: number })[] {
    const distances = this.#distances(vectors);
    const near = nearest(distances, allowed, candidates).sort(
      (one, other) => (distances[one] ?? 0) - (distances[other] ?? 0) || one - other,
    );
    const sure = Math.max(leastCandidates, candidatesEach * most);
    let found: (Clip & { readonly similarity: number })[] = [];
    for (let from = 0; from < near.length; from += sure) {
      const next = cosineOf(distances[near[from] ?? 0] ?? 0);
      if (next + sketchError < (found[most - 1]?.similarity ?? -1)) break;
      found = [...found, ...this.#compared(kept, vectors, near.slice(from, from + sure))];
      found.sort((one, other) => other.similarity - one.similarity || one.place - other.place);
    }
    return found;
  }

  #compared(
    kept: SongDatabase,
    vectors: readonly Float32Array[],
    places: readonly number[],
  ): (Clip & { readonly similarity: number })[] {
    const blocks = new Map<string, Block | null>();
    return places
      .toSorted((one, other) => one - other)
      .flatMap((place) => {
        const clip = this.clipAt(place);
        const stored = clip === null ? null : this.#stored(kept, blocks, clip);
        if (clip === null || stored === null) return [];
        return [{ ...clip, similarity: Math.max(...vectors.map((vector) => cosine(vector, stored))) }];
      });
  }

  /** Of several that are looked for the nearest one counts. */
  #distances(vectors: readonly Float32Array[]): Uint16Array {
    const [first = new Uint16Array(this.clips), ...others] = vectors.map((vector) =>
      this.#scan.distances(vector, this.#means),
    );
    for (const other of others)
      for (let at = 0; at < first.length; at += 1) first[at] = Math.min(first[at] ?? 0, other[at] ?? 0);
    return first;
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

/** What a distance of sketches says of the cosine. */
const cosineOf = (distance: number): number => 1 - distance / 32_767.5;

/** The larger a season is, the more of its clips are about as near as the nearest. */
function candidatesOf(clips: number, most: number): number {
  const share = Math.min(mostCandidates, Math.floor(clips / clipsPerCandidate));
  return Math.max(leastCandidates, candidatesEach * most, share);
}
