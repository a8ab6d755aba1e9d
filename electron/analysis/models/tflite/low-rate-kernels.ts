/** Every how manieth sample is kept. */
export const keptEvery = 4;

/** Half the reach of the low-pass filter, in samples. */
const reach = 12 * keptEvery;
/** Kaiser's window for a stop band of -140 dB, which is below what 32-bit floats can tell. */
const stopDecibels = 140;
/** Largest part of a kernel that may be lost, in its root mean square. BirdNET's low spectrogram loses 6e-6. */
const mostLost = 2e-5;

/** Kernels for a signal of a quarter of the rate. */
export type LowRateKernels = {
  /** Low-pass filter, symmetric around its middle tap, which lies on the sample that is kept. */
  readonly filter: Float64Array;
  /** The kept sample under the first tap, counted from the frame's own first sample; negative before it. */
  readonly first: number;
  /** Taps of one kernel. */
  readonly length: number;
  /** How many frames lie between two that begin on a kept sample: each of them has kernels of its own. */
  readonly phases: number;
  /** [phases][bands][length] */
  readonly kernels: Float64Array;
};

/** Modified Bessel function of the first kind, order 0. */
function bessel(x: number): number {
  let [sum, term] = [1, 1];
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= (x / (2 * n)) ** 2;
    sum += term;
  }
  return sum;
}

/** Windowed sinc with its edge at half the lower rate. */
function lowPass(): Float64Array {
  const beta = 0.1102 * (stopDecibels - 8.7);
  const taps = Float64Array.from({ length: 2 * reach + 1 }, (_, at) => {
    const t = at - reach;
    const sinc = t === 0 ? 1 : Math.sin((Math.PI * t) / keptEvery) / ((Math.PI * t) / keptEvery);
    return sinc * (bessel(beta * Math.sqrt(Math.max(0, 1 - (t / reach) ** 2))) / bessel(beta));
  });
  const sum = taps.reduce((all, tap) => all + tap, 0);
  return taps.map((tap) => tap / sum);
}

/** Lower Cholesky factor of the filter's products with itself shifted by kept samples, by diagonals: [row][distance]. */
function factor(filter: Float64Array, size: number, width: number): Float64Array {
  const product = (distance: number): number =>
    filter.reduce((sum, tap, at) => sum + tap * (filter[at + distance * keptEvery] ?? 0), 0);
  const products = Float64Array.from({ length: width }, (_, distance) => product(distance));
  const rows = new Float64Array(size * width);
  for (let row = 0; row < size; row += 1) {
    for (let distance = Math.min(width - 1, row); distance >= 0; distance -= 1) {
      const column = row - distance;
      let left = products[distance] ?? 0;
      for (let k = Math.max(0, row - width + 1); k < column; k += 1) {
        left -= (rows[row * width + row - k] ?? 0) * (rows[column * width + column - k] ?? 0);
      }
      rows[row * width + distance] = distance === 0 ? Math.sqrt(left) : left / (rows[column * width] ?? 1);
    }
  }
  return rows;
}

/** Solves with a factor of `factor`, in place. */
function solve(rows: Float64Array, width: number, values: Float64Array): void {
  const size = values.length;
  for (let row = 0; row < size; row += 1) {
    let left = values[row] ?? 0;
    for (let d = 1; d < width && d <= row; d += 1) left -= (rows[row * width + d] ?? 0) * (values[row - d] ?? 0);
    values[row] = left / (rows[row * width] ?? 1);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let left = values[row] ?? 0;
    for (let d = 1; d < width && row + d < size; d += 1)
      left -= (rows[(row + d) * width + d] ?? 0) * (values[row + d] ?? 0);
    values[row] = left / (rows[row * width] ?? 1);
  }
}

/**
 * Kernels that give the same on a signal that was filtered and thinned to a quarter, where the kernels hold nothing but low
 * frequencies: a fourth of the work. They are the least-squares solution of filter * kernel = the kernel as it was.
 * @param kernels [bands][length]
 * @param step samples between frames
 * @returns null where too much would be lost
 */
export function lowRateKernels(
  kernels: Float32Array,
  bands: number,
  length: number,
  step: number,
): LowRateKernels | null {
  const filter = lowPass();
  const phases = [1, 2, 4].find((each) => (each * step) % keptEvery === 0) ?? 4;
  const margin = reach / keptEvery;
  const shifts = Array.from({ length: phases }, (_, phase) => Math.floor((phase * step) / keptEvery));
  const size = Math.ceil((length + keptEvery) / keptEvery) + 2 * margin;
  const width = 2 * margin + 1;
  const rows = factor(filter, size, width);
  const taps = (shifts.at(-1) ?? 0) + size;
  const made = new Float64Array(phases * bands * taps);
  for (const [phase, shift] of shifts.entries()) {
    const offset = phase * step - shift * keptEvery;
    for (let band = 0; band < bands; band += 1) {
      const kernel = kernels.subarray(band * length, (band + 1) * length);
      const solved = thinned(kernel, filter, { rows, width, size, first: -margin * keptEvery - offset });
      if (solved === null) return null;
      made.set(solved, (phase * bands + band) * taps + shift);
    }
  }
  return { filter, first: -margin, length: taps, phases, kernels: made };
}

type System = { readonly rows: Float64Array; readonly width: number; readonly size: number; readonly first: number };

/** One kernel for the lower rate; `first` is the kernel's position under its first tap. */
function thinned(
  kernel: Float32Array,
  filter: Float64Array,
  { rows, width, size, first }: System,
): Float64Array | null {
  const under = Float64Array.from({ length: size }, (_, tap) => {
    const from = first + tap * keptEvery - reach;
    return filter.reduce((sum, weight, at) => sum + weight * (kernel[from + at] ?? 0), 0);
  });
  const solved = Float64Array.from(under);
  solve(rows, width, solved);
  const whole = kernel.reduce((sum, each) => sum + each ** 2, 0);
  const kept = solved.reduce((sum, each, at) => sum + each * (under[at] ?? 0), 0);
  return whole - kept <= mostLost ** 2 * whole ? solved : null;
}
