import { axisFrom, countOf, fixed, type Shape } from './dimensions.ts';
import { refusal } from './refusal.ts';
import type { Constant, Frames, Mel, Tensor, Value } from './values.ts';

/*
 * BirdNET hears through two spectrograms. The file cuts the sound into frames (RESHAPE, GATHER), multiplies a window, takes RFFT2D,
 * keeps the real part (CAST) and multiplies a mel matrix (FULLY_CONNECTED). Up to there everything is linear, so it is one strided
 * convolution whose kernels are (window x cosine) times the mel matrix. The values `frames` and `mel` carry it through the file's
 * operators; the convolution is written (mel-tensor.ts) when something else wants the result.
 */

const operator = 'RFFT2D';
const longestFrame = 1 << 16;
/** Bounds the work on kernels: BirdNET's two matrices together ask for 1.1 million steps. */
const mostKernelSteps = 2 ** 27;

/** Step between frames in positions, when `indices` [frames][positions] are those of frames; null otherwise. */
function frameStep({ data, shape }: Constant): number | null {
  const [count = 0, width = 0] = shape;
  const step = count > 1 ? (data[width] ?? 0) : width;
  const regular = shape.length === 2 && step > 0 && data[0] === 0;
  return regular && data.every((at, n) => at === Math.floor(n / width) * step + (n % width)) ? step : null;
}

/** The sound before it was cut into groups of samples: [batch, samples]. */
function signalOf(grouped: Tensor): Tensor | null {
  if (grouped.layout !== 'as-is') return null;
  if (grouped.shape.length === 2) return grouped;
  const whole = grouped.reshapeOf;
  return whole?.shape.length === 2 && whole.layout === 'as-is' && whole.shape[0]?.batched === true ? whole : null;
}

/** What a GATHER along axis 1 makes: frames of a signal, or null when it is something else. */
export function framesOf(grouped: Tensor, indices: Constant): Frames | null {
  const [signal, step] = [signalOf(grouped), frameStep(indices)];
  const [batch, , group] = grouped.shape;
  if (signal === null || step === null || batch?.batched !== true || batch.size !== 1) return null;
  const [count = 0, width = 0] = indices.shape;
  const size = group?.size ?? 1;
  if (width * size > longestFrame) throw refusal('too-large', `> ${String(longestFrame)}`);
  const shape = [batch, fixed(count), fixed(width), ...(group === undefined ? [] : [group])];
  return {
    kind: 'frames',
    shape,
    stage: 'time',
    signal,
    length: width * size,
    step: step * size,
    count,
    window: null,
    transformed: 0,
  };
}

/** A reshape that keeps frames whole, or null. */
export function reshapedFrames(frames: Frames, shape: Shape): Frames | null {
  const last = shape.at(-1);
  const width = frames.stage === 'time' ? frames.length : Math.floor(frames.transformed / 2) + 1;
  return last?.size === width && !last.batched ? { ...frames, shape } : null;
}

/** Frames times a window of the same length, or null. */
export function windowed(frames: Frames, window: Constant): Frames | null {
  const { data } = window;
  const fits = frames.stage === 'time' && frames.window === null && data.length === frames.length;
  return fits && frames.shape.at(-1)?.size === frames.length ? { ...frames, window: Float32Array.from(data) } : null;
}

/** RFFT2D over one row. @param lengths rows and samples of the transform */
export function transformed(frames: Frames, lengths: readonly number[]): Frames {
  const [rows, samples = 0] = lengths;
  const last = frames.shape.at(-1);
  const fits = frames.stage === 'time' && rows === 1 && last?.size === frames.length && samples >= frames.length;
  if (!fits || samples > longestFrame) throw refusal('operator-unusual', operator);
  const bins = fixed(Math.floor(samples / 2) + 1);
  return { ...frames, stage: 'complex', transformed: samples, shape: [...frames.shape.slice(0, -1), bins] };
}

/** FULLY_CONNECTED on real spectra. @param matrix [bands][bins] */
export function melOf(frames: Frames, matrix: Constant): Mel {
  const [bands = 0, bins = 0] = matrix.shape;
  if (frames.stage !== 'real' || bins !== Math.floor(frames.transformed / 2) + 1)
    throw refusal('operator-unusual', operator);
  const { size, batched } = countOf(frames.shape);
  const shape = [{ size: size / bins, batched }, fixed(bands)];
  return { kind: 'mel', shape, frames, kernels: kernels(frames, matrix), bands, exponent: 1 };
}

/** kernels[band][n] = window[n] x sum over bins k of matrix[band][k] x cos(2 pi k n / transformed). */
function kernels({ length, transformed: samples, window }: Frames, { data, shape }: Constant): Float32Array {
  const [bands = 0, bins = 0] = shape;
  const used = Float32Array.from(data).filter((weight) => weight !== 0).length;
  if (used * length > mostKernelSteps) throw refusal('too-large', `> ${String(mostKernelSteps)}`);
  const cosine = Float64Array.from({ length: samples }, (_, at) => Math.cos((2 * Math.PI * at) / samples));
  const made = new Float32Array(bands * length);
  const sum = new Float64Array(length);
  for (let band = 0; band < bands; band += 1) {
    sum.fill(0);
    for (let bin = 0; bin < bins; bin += 1) addBin(sum, cosine, bin, data[band * bins + bin] ?? 0);
    for (let n = 0; n < length; n += 1) made[band * length + n] = (sum[n] ?? 0) * (window?.[n] ?? 1);
  }
  return made;
}

function addBin(sum: Float64Array, cosine: Float64Array, bin: number, weight: number): void {
  if (weight === 0) return;
  for (let n = 0, phase = 0; n < sum.length; n += 1) {
    sum[n] = (sum[n] ?? 0) + weight * (cosine[phase] ?? 0);
    phase += bin;
    if (phase >= cosine.length) phase -= cosine.length;
  }
}

/** The bands in the opposite order. */
function reversedBands(mel: Mel): Mel {
  const { length } = mel.frames;
  const turned = new Float32Array(mel.kernels.length);
  for (let band = 0; band < mel.bands; band += 1) {
    turned.set(mel.kernels.subarray(band * length, (band + 1) * length), (mel.bands - 1 - band) * length);
  }
  return { ...mel, kernels: turned };
}

/** A reshape that keeps bands whole, or null. */
export function reshapedMel(mel: Mel, shape: Shape): Mel | null {
  const last = shape.at(-1);
  return last?.size === mel.bands && !last.batched ? { ...mel, shape } : null;
}

/** Reverses along these axes where they are the bands alone; null otherwise. */
export function reversedAlong(value: Value, axes: readonly number[]): Mel | null {
  if (value.kind !== 'mel' || axes.length !== 1) return null;
  const axis = axisFrom(axes[0] ?? 0, value.shape.length, 'REVERSE_V2');
  return axis === value.shape.length - 1 ? reversedBands(value) : null;
}
