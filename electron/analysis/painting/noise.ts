/**
 * Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, whole-number arithmetic only, so the same numbers on every machine.
 * @param seed uint32
 * @returns a source of uniform numbers in 0 ... 1, 1 excluded, in steps of 2^-32
 */
export function uniformSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Standard normal numbers by the Box-Muller method. V8 brings its own log, sin and cos (a port of fdlibm), the same on every machine;
 * rounding to 2^-20 also hides the last bits of another engine's.
 * @param seed uint32
 */
export function gaussianSource(seed: number): () => number {
  const uniform = uniformSource(seed);
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = rounded(radius * Math.sin(angle));
    return rounded(radius * Math.cos(angle));
  };
}

function rounded(value: number): number {
  return Math.round(value * 1_048_576) / 1_048_576;
}

/** `count` standard normal numbers; the same ones for the same seed, always. */
export function gaussianNoise(seed: number, count: number): Float32Array {
  const next = gaussianSource(seed);
  return Float32Array.from({ length: count }, next);
}
