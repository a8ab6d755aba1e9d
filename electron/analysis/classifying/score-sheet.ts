import { KnownFailure } from '#contract/failure.ts';
import type { ScoreSheet } from '../process/analyst.ts';

/** At most this many labels are kept of every clip, and beside them those that are always kept. */
const deepest = 5;

/** Gathers the best labels of clip after clip; three numbers per label kept, so hours of sound stay small. */
export class SheetBuilder {
  readonly #labelCount: number;
  readonly #depth: number;
  /** Labels that are kept whatever rank they have: what must not be heard by others may be fainter than five birds. */
  readonly #always: readonly number[];
  readonly #starts: number[] = [];
  readonly #labels: number[] = [];
  readonly #scores: number[] = [];
  #lastPadded = false;

  /** @param always indices of labels that are kept of every clip */
  constructor(labelCount: number, always: readonly number[] = []) {
    this.#labelCount = labelCount;
    this.#always = always;
    this.#depth = Math.min(deepest + always.length, labelCount);
  }

  /** @param probabilities one per label, in label order */
  add(startSeconds: number, padded: boolean, probabilities: Float32Array): void {
    this.#starts.push(startSeconds);
    for (const label of this.#kept(probabilities)) {
      this.#labels.push(label);
      this.#scores.push(probabilities[label] ?? 0);
    }
    this.#lastPadded = padded;
  }

  /** The best ones, the last of them given up for those that are always kept; best first. */
  #kept(probabilities: Float32Array): number[] {
    const best = this.#best(probabilities);
    const missing = this.#always.filter((label) => !best.includes(label));
    if (missing.length === 0) return best;
    const others = best.filter((label) => !this.#always.includes(label));
    const stay = new Set(others.slice(0, others.length - missing.length));
    return [...best.filter((label) => stay.has(label) || this.#always.includes(label)), ...missing].sort(
      (one, other) => (probabilities[other] ?? 0) - (probabilities[one] ?? 0),
    );
  }

  /** One pass over the labels, of which a classifier may have many thousands. Equal scores keep the order of the labels. */
  #best(probabilities: Float32Array): number[] {
    const best: number[] = [];
    const score = (label: number | undefined): number => (label === undefined ? -1 : (probabilities[label] ?? 0));
    for (let label = 0; label < this.#labelCount; label += 1) {
      if (best.length === this.#depth && score(label) <= score(best.at(-1))) continue;
      let place = best.length;
      while (place > 0 && score(label) > score(best[place - 1])) place -= 1;
      best.splice(place, 0, label);
      if (best.length > this.#depth) best.pop();
    }
    return best;
  }

  sheet(): ScoreSheet {
    return {
      depth: this.#depth,
      startSeconds: Float64Array.from(this.#starts),
      labels: Uint16Array.from(this.#labels),
      scores: Float32Array.from(this.#scores),
      lastPadded: this.#lastPadded,
    };
  }
}

const signature = 0x31535353; // "SSS1" as little-endian bytes
const headBytes = 16;

/**
 * A sheet as bytes for the database, all little-endian: "SSS1", depth, clips and flags (bit 0: last clip padded) as uint32; then startSeconds as
 * float64 [clip], scores as float32 [clip, depth], labels as uint16 [clip, depth].
 */
export function packSheet(sheet: ScoreSheet): Uint8Array {
  const clips = sheet.startSeconds.length;
  const cells = clips * sheet.depth;
  const bytes = new Uint8Array(headBytes + clips * 8 + cells * 6);
  new Uint32Array(bytes.buffer, 0, 4).set([signature, sheet.depth, clips, sheet.lastPadded ? 1 : 0]);
  new Float64Array(bytes.buffer, headBytes, clips).set(sheet.startSeconds);
  new Float32Array(bytes.buffer, headBytes + clips * 8, cells).set(sheet.scores);
  new Uint16Array(bytes.buffer, headBytes + clips * 8 + cells * 4, cells).set(sheet.labels);
  return bytes;
}

/** The sheet `packSheet` made. @throws KnownFailure `database-damaged` when the bytes are not such a sheet. */
export function unpackSheet(packed: Uint8Array): ScoreSheet {
  // A copy: SQLite gives a Buffer, which is a view into a larger and unaligned one.
  const { buffer } = new Uint8Array(packed);
  const [found, depth = 0, clips = 0, flags = 0] =
    packed.length >= headBytes ? new Uint32Array(buffer, 0, 4) : new Uint32Array(0);
  const cells = clips * depth;
  if (found !== signature || packed.length !== headBytes + clips * 8 + cells * 6)
    throw new KnownFailure('database-damaged', 'scores-damaged');
  return {
    depth,
    startSeconds: new Float64Array(buffer, headBytes, clips),
    scores: new Float32Array(buffer, headBytes + clips * 8, cells),
    labels: new Uint16Array(buffer, headBytes + clips * 8 + cells * 4, cells),
    lastPadded: (flags & 1) === 1,
  };
}
