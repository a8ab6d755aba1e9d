import { blocksAtOnce, convolutionLoops } from './loops/convolution-loops.ts';
import { LoopMemory, type Area } from './loops/loop-memory.ts';
import { pointBytes } from './loops/radix-four.ts';
import { LoopModule } from './loops/web-assembly-code.ts';
import { lowPass, type Band } from './low-pass.ts';
import { placeOf, stagesOf, twiddles } from './radix-tables.ts';

const loops = new LoopModule(convolutionLoops);

/** Four times as many as the filter is long at least, and a power of four. */
const pointsFor = (reach: number): number => 4 ** Math.ceil(Math.log2(8 * reach) / 2);

/** A block holds a multiple of four samples, and all blocks at once a multiple of `every`. */
function hopStep(every: number): number {
  let step = every;
  for (let blocks = blocksAtOnce; blocks > 1 && step % 2 === 0; blocks /= 2) step /= 2;
  while (step % 4 !== 0) step *= 2;
  return step;
}

/** A filter in frequency, for sound in blocks of `hop` samples that reach `reach` samples further on both sides. */
class BlockFilter {
  readonly hop: number;
  readonly reach: number;
  readonly memory = new LoopMemory();
  readonly #run = loops.with(this.memory.memory);
  readonly #stages: readonly { readonly quarterBytes: number; readonly table: number }[];
  readonly #work: Area;
  readonly #strength: Area;

  /** @param every a group is a multiple of so many samples */
  constructor(band: Band, every: number) {
    const filter = lowPass(band);
    this.reach = filter.half - 1;
    const points = pointsFor(this.reach);
    const step = hopStep(every);
    this.hop = step * Math.floor((points - 2 * this.reach) / step);
    this.#stages = stagesOf(points).map((block) => ({
      quarterBytes: (block / 4) * pointBytes,
      table: this.memory.keep(Float32Array.from(twiddles(block)).buffer).at,
    }));
    this.#work = this.memory.reserve(points * pointBytes);
    this.#strength = this.memory.keep(strengths(filter, this.reach, points).buffer);
  }

  /** Samples that are filtered at once. */
  get group(): number {
    return blocksAtOnce * this.hop;
  }

  /** Bytes: `group` samples from `reach` samples behind `from` on are filtered into `to`. Up to 12 bytes behind them are written. */
  filter(from: number, to: number): void {
    const { at, end } = this.#work;
    const [block, stride] = [4 * this.hop, 8 * this.hop];
    this.#run.gather(from, stride, at, end);
    this.#run.gather(from + block, stride, at + pointBytes / 2, end);
    for (const { quarterBytes, table } of this.#stages) this.#run.stage(at, end, quarterBytes, table);
    this.#run.last(at, end);
    this.#run.filter(at, end, this.#strength.at);
    this.#run.first(at, end);
    for (const { quarterBytes, table } of this.#stages.toReversed()) this.#run.stageBack(at, end, quarterBytes, table);
    const [first, last] = [at + pointBytes * this.reach, at + pointBytes * (this.reach + this.hop)];
    this.#run.scatter(to, stride, first, last);
    this.#run.scatter(to + block, stride, first + pointBytes / 2, last);
  }
}

/** The filter's strength at each frequency, in the order in which the transform leaves them, and what the way there and back enlarges. */
function strengths({ at }: ReturnType<typeof lowPass>, reach: number, points: number): Float32Array<ArrayBuffer> {
  const taps = Float64Array.from({ length: reach + 1 }, (_, offset) => at(offset));
  const total = taps.reduce((sum, tap, offset) => sum + (offset === 0 ? tap : 2 * tap), 0);
  const cosines = Float64Array.from({ length: points }, (_, turn) => Math.cos((2 * Math.PI * turn) / points));
  const strength = new Float32Array(points);
  for (let frequency = 0; frequency < points; frequency += 1) {
    let sum = taps[0] ?? 0;
    for (let offset = 1; offset <= reach; offset += 1)
      sum += 2 * (taps[offset] ?? 0) * (cosines[(frequency * offset) % points] ?? 0);
    strength[placeOf(frequency, points)] = sum / total / points;
  }
  return strength;
}

/** Filters sound piece by piece without a delay; the pieces' sizes do not change the result, since blocks are counted from its beginning. */
class Convolver {
  readonly #filter: BlockFilter;
  #held: Float32Array;
  #received = 0;
  #made = 0;

  constructor(filter: BlockFilter) {
    this.#filter = filter;
    // Silence before the first sample.
    this.#held = new Float32Array(filter.reach);
  }

  /** Samples that are complete so far, good until more are filtered with this filter. */
  push(samples: Float32Array): Float32Array {
    this.#received += samples.length;
    // Behind the last block lies what it reaches into.
    const { group, reach } = this.#filter;
    const groups = Math.max(0, Math.floor((this.#held.length + samples.length - 2 * reach - 3) / group));
    return this.#filtered(samples, groups);
  }

  /** The rest: as many samples come out in all as went in. */
  flush(): Float32Array {
    const left = this.#received - this.#made;
    const { group, reach } = this.#filter;
    const silence = new Float32Array(Math.ceil(left / group) * group + 2 * reach + 3);
    return this.#filtered(silence, Math.ceil(left / group)).subarray(0, left);
  }

  #filtered(more: Float32Array, groups: number): Float32Array {
    const { memory, group } = this.#filter;
    memory.placeBoth(this.#held, more, 0);
    const out = memory.placedEnd;
    memory.grow(out + 4 * groups * group + 16);
    for (let each = 0; each < groups; each += 1)
      this.#filter.filter(memory.placedAt + 4 * each * group, out + 4 * each * group);
    this.#made += groups * group;
    const left = this.#held.length + more.length - groups * group;
    this.#held = memory.floats(memory.placedAt + 4 * groups * group, left).slice();
    return memory.floats(out, groups * group);
  }
}

/** Filters by their bands, made once. */
export class ConvolverWorkshop {
  readonly #kept = new Map<string, BlockFilter>();

  /** @param every as `groupOf` was asked */
  make(band: Band, every: number): Convolver {
    const key = `${String(band.rateHz)} ${String(band.passHz)} ${String(band.stopHz)} ${String(every)}`;
    const filter = this.#kept.get(key) ?? new BlockFilter(band, every);
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(key, filter);
    return new Convolver(filter);
  }
}

/**
 * How many samples are filtered at once: sound that is read from a multiple of them on is filtered to the last bit as if it had been read from
 * its beginning.
 * @param every they are a multiple of so many; null where no block can be
 */
export function groupOf(band: Band, every: number): number | null {
  const reach = lowPass(band).half - 1;
  const step = hopStep(every);
  const hop = step * Math.floor((pointsFor(reach) - 2 * reach) / step);
  return hop < leastShare * pointsFor(reach) ? null : blocksAtOnce * hop;
}

/** Of a block's points so many are samples that come out, or it is not worth the work. */
const leastShare = 0.4;

/** A folder has one rate or two. */
const mostKept = 16;
