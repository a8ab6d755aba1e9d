/** Draws standard normal numbers, the same ones for the same seed on every machine. */
export type NoiseSource = (count: number) => Float32Array;

/**
 * xoshiro128** (Blackman and Vigna 2018) seeded by splitmix32, made normal by Box and Muller (1958). V8 computes logarithm and
 * cosine in software (fdlibm), so the same seed gives the same picture on every processor.
 * @param seed uint32
 */
export function seededNoise(seed: number): NoiseSource {
  const uniform = xoshiro128(seed);
  let spare: number | null = null;
  const normal = (): number => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    // 1 - u lies in (0, 1], so that the logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return (count) => Float32Array.from({ length: count }, normal);
}

function xoshiro128(seed: number): () => number {
  let [a, b, c, d] = splitmix(seed);
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result / 2 ** 32;
  };
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function splitmix(seed: number): [number, number, number, number] {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return [next(), next(), next(), next()];
}
