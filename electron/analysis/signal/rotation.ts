/**
 * A rotation that mixes all numbers of a vector, always the same for one width: signs by chance, then the Walsh-Hadamard transform of the
 * first so many numbers as are a power of two, and where that is not all of them the same of the last ones. What stands out in a few
 * numbers is then spread over all, and one bit of each tells as much as any other.
 */
export class Rotation {
  readonly #signs: readonly Float32Array[];
  readonly #size: number;

  constructor(width: number) {
    this.#size = 2 ** Math.floor(Math.log2(Math.max(1, width)));
    const rounds = this.#size === width ? 1 : 2;
    this.#signs = Array.from({ length: rounds }, (_, round) => signsOf(width, round + 1));
  }

  /** Turns a vector in its own place; its length stays. */
  turn(vector: Float32Array): void {
    for (const [round, signs] of this.#signs.entries()) {
      for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) * (signs[at] ?? 1);
      const from = round === 0 ? 0 : vector.length - this.#size;
      transform(vector.subarray(from, from + this.#size));
    }
  }
}

/** +1 and -1, by Marsaglia's xorshift from a fixed beginning. */
function signsOf(width: number, seed: number): Float32Array {
  let state = (0x9e3779b9 * seed) >>> 0;
  return Float32Array.from({ length: width }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state & 0x8000 ? 1 : -1;
  });
}

/** The Walsh-Hadamard transform, scaled so that lengths stay: two steps at once, and the last alone where they are odd. */
function transform(part: Float32Array): void {
  const size = part.length;
  let half = 1;
  for (; half * 4 <= size; half *= 4)
    for (let from = 0; from < size; from += 4 * half)
      for (let at = from; at < from + half; at += 1) {
        const a = part[at] ?? 0;
        const b = part[at + half] ?? 0;
        const c = part[at + 2 * half] ?? 0;
        const d = part[at + 3 * half] ?? 0;
        part[at] = a + b + (c + d);
        part[at + half] = a - b + (c - d);
        part[at + 2 * half] = a + b - (c + d);
        part[at + 3 * half] = a - b - (c - d);
      }
  for (; half < size; half *= 2)
    for (let at = 0; at < half; at += 1) {
      const a = part[at] ?? 0;
      const b = part[at + half] ?? 0;
      part[at] = a + b;
      part[at + half] = a - b;
    }
  const scale = 1 / Math.sqrt(size);
  for (let at = 0; at < size; at += 1) part[at] = (part[at] ?? 0) * scale;
}
