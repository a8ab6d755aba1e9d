/** Slaney's Auditory Toolbox mel scale, as librosa uses it: linear below 1 kHz, logarithmic above. */
const hzPerMel = 200 / 3;
const breakHz = 1000;
const breakMel = breakHz / hzPerMel;
const logStep = Math.log(6.4) / 27;

function hzToMel(hz: number): number {
  return hz < breakHz ? hz / hzPerMel : breakMel + Math.log(hz / breakHz) / logStep;
}

function melToHz(mel: number): number {
  return mel < breakMel ? mel * hzPerMel : breakHz * Math.exp(logStep * (mel - breakMel));
}

/** `count` frequencies in Hz, evenly spaced in mel (librosa's mel_frequencies). */
export function melFrequencies(count: number, minHz: number, maxHz: number): number[] {
  const low = hzToMel(minHz);
  const step = (hzToMel(maxHz) - low) / (count - 1);
  return Array.from({ length: count }, (_, i) => melToHz(low + i * step));
}

/** A triangular filter without its zeros: `weights[i]` belongs to FFT bin `firstBin + i`. */
export type MelFilter = { readonly firstBin: number; readonly weights: Float64Array };

export type MelBank = {
  readonly rateHz: number;
  readonly fftSize: number;
  readonly bands: number;
  readonly minHz: number;
  readonly maxHz: number;
};

/** Triangles of unit area in Hz (librosa's `norm="slaney"`), one per band. */
export function melFilters(bank: MelBank): MelFilter[] {
  const edges = melFrequencies(bank.bands + 2, bank.minHz, bank.maxHz);
  const bins = bank.fftSize / 2 + 1;
  return Array.from({ length: bank.bands }, (_, band) => {
    const [low, top, high] = [edges[band] ?? 0, edges[band + 1] ?? 0, edges[band + 2] ?? 0];
    const all = Float64Array.from({ length: bins }, (_, bin) => {
      const hz = (bin * bank.rateHz) / bank.fftSize;
      const triangle = Math.min((hz - low) / (top - low), (high - hz) / (high - top));
      return Math.max(0, triangle) * (2 / (high - low));
    });
    const firstBin = Math.max(
      0,
      all.findIndex((weight) => weight > 0),
    );
    return { firstBin, weights: all.slice(firstBin, all.findLastIndex((weight) => weight > 0) + 1) };
  });
}
