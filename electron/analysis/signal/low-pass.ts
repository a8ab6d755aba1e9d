import { DotProduct, lanesAtOnce } from './dot-product.ts';

/** Stop-band attenuation the filters are designed for; the tests measure at least 80 dB. */
const designAttenuationDb = 90;

/** A low-pass for sound of `rateHz`: passes up to `passHz`, stops from `stopHz` on. */
export type Band = { readonly rateHz: number; readonly passHz: number; readonly stopHz: number };

/**
 * The filter of every output phase, [phase, tap], `2 * half` taps filled up with zeros to `row`, a multiple of `lanesAtOnce`; `half` input samples lie to
 * either side of the centre.
 */
export type PhaseFilters = {
  readonly product: DotProduct;
  readonly half: number;
  readonly row: number;
  readonly phases: number;
};

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel0(x: number): number {
  const quarter = (x * x) / 4;
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= quarter / (k * k);
    sum += term;
  }
  return sum;
}

/** A Kaiser-windowed sinc (Oppenheim and Schafer, section 7.5): its value so many samples from its centre; 0 from `half` samples on. */
export type LowPass = { readonly half: number; readonly at: (offset: number) => number };

export function lowPass(band: Band): LowPass {
  const width = (2 * Math.PI * (band.stopHz - band.passHz)) / band.rateHz;
  const half = Math.ceil((designAttenuationDb - 7.95) / (2.285 * width) / 2) + 1;
  const beta = 0.1102 * (designAttenuationDb - 8.7);
  const cutoff = (band.passHz + band.stopHz) / band.rateHz;
  const at = (offset: number): number => {
    const edge = 1 - (offset / half) ** 2;
    const x = Math.PI * cutoff * offset;
    return edge <= 0 ? 0 : (x === 0 ? 1 : Math.sin(x) / x) * bessel0(beta * Math.sqrt(edge));
  };
  return { half, at };
}

/**
 * Such a filter, cut into `phases`, and one more that stands a whole sample later. Each sums to exactly 1, so that a constant stays that constant.
 */
export function phaseFilters(phases: number, band: Band): PhaseFilters {
  const { half, at: valueAt } = lowPass(band);
  const taps = 2 * half;
  const row = Math.ceil(taps / lanesAtOnce) * lanesAtOnce;
  const filters = new Float32Array((phases + 1) * row);
  for (let phase = 0; phase <= phases; phase++) {
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) {
      const value = valueAt(phase / phases - (tap - half + 1));
      filters[phase * row + tap] = value;
      sum += value;
    }
    for (let tap = 0; tap < taps; tap++) {
      const at = phase * row + tap;
      filters[at] = (filters[at] ?? 0) / sum;
    }
  }
  return { product: new DotProduct(filters), half, row, phases };
}
