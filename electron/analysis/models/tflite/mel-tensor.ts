import { batchOf, fixed, reshaped, sizeAt, type Shape } from './dimensions.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { asIs, reshapeNode } from './layout.ts';
import { keptEvery, lowRateKernels, type LowRateKernels } from './low-rate-kernels.ts';
import { refusal } from './refusal.ts';
import type { Mel, Tensor } from './values.ts';

const operator = 'RFFT2D';
/** Frames shorter than this are not worth a filter. */
const shortestFiltered = 1024;
/** Bounds the work on new kernels: BirdNET's low spectrogram has 196,608 numbers. */
const mostFiltered = 2 ** 20;
/** Samples of the lower rate that are filtered in one row of a matrix product. */
const rowSamples = 16;

/** The spectrogram, written into the graph. @returns [batch, frames, bands], numbers lying as [batch, bands, frames]. */
export function melTensor(graph: GraphBuilder, mel: Mel): Tensor {
  const { frames, bands, kernels } = mel;
  const { signal, length, step, count } = frames;
  const samples = sizeAt(signal.shape, 1, operator);
  if (count < 1 || Math.floor((samples - length) / step) + 1 < count) throw refusal('operator-unusual', operator);
  const sound = reshapeNode(graph, signal, [batchOf(1), fixed(1), fixed(samples)], 'as-is');
  const worth = length >= shortestFiltered && kernels.length <= mostFiltered;
  const low = worth ? lowRateKernels(kernels, bands, length, step) : null;
  const linear = low === null ? convolved(graph, sound, mel) : convolvedSlowly(graph, sound, mel, low);
  const raised = powered(graph, linear, mel.exponent);
  const shape = reshaped(raised.shape, mel.shape, operator);
  return shape.length === 3 ? raised : reshapeNode(graph, asIs(graph, raised), shape, 'as-is');
}

type Sliding = { readonly length: number; readonly stride: number; readonly pads?: readonly [number, number] };

/**
 * Kernels [count][length] sliding over one row of sound. @returns numbers lying as [batch, count, places].
 *
 * Written as a picture one row high: of pictures with a channel or a few ONNX Runtime computes sixteen kernels at once, of plain
 * rows it copies every place into a matrix first. BirdNET's high spectrogram took 1.5 ms that way and takes 0.9.
 */
function slid(graph: GraphBuilder, sound: Tensor, kernels: Float32Array, sliding: Sliding): Tensor {
  const { length, stride, pads: [before, after] = [0, 0] } = sliding;
  const samples = sizeAt(sound.shape, 2, operator);
  const count = kernels.length / length;
  const places = Math.floor((before + samples + after - length) / stride) + 1;
  const row = reshapeNode(graph, sound, [batchOf(1), fixed(1), fixed(1), fixed(samples)], 'as-is');
  const inputs = [row.name, graph.weight(kernels, [count, 1, 1, length])];
  const made = graph.add('Conv', inputs, [batchOf(1), fixed(count), fixed(1), fixed(places)], 'as-is', {
    kernel_shape: [1, length],
    strides: [1, stride],
    pads: [0, before, 0, after],
  });
  return reshapeNode(graph, made, [batchOf(1), fixed(places), fixed(count)], 'channels-first');
}

/** One strided convolution over the sound as it is. */
function convolved(graph: GraphBuilder, sound: Tensor, { frames, kernels }: Mel): Tensor {
  const { length, step, count } = frames;
  return firstOf(graph, slid(graph, sound, kernels, { length, stride: step }), count);
}

/** The first `count` along what lies last. */
function firstOf(graph: GraphBuilder, tensor: Tensor, count: number): Tensor {
  if (tensor.shape[1]?.size === count) return tensor;
  const inputs = [tensor.name, graph.ints([0]), graph.ints([count]), graph.ints([2])];
  return graph.add('Slice', inputs, tensor.shape.with(1, fixed(count)), 'channels-first');
}

/** The sound at a quarter of its rate, then one strided convolution; frames of several phases are put in order behind it. */
function convolvedSlowly(graph: GraphBuilder, sound: Tensor, { frames, bands }: Mel, low: LowRateKernels): Tensor {
  const { step, count } = frames;
  const { phases, length } = low;
  const rounds = Math.ceil(count / phases);
  const stride = (phases * step) / keptEvery;
  const slow = thinnedSound(graph, sound, low, stride * (rounds - 1) + length);
  const made = firstOf(graph, slid(graph, slow, Float32Array.from(low.kernels), { length, stride }), rounds);
  return phases === 1 ? made : inOrder(graph, made, { phases, bands, count });
}

type Phased = { readonly phases: number; readonly bands: number; readonly count: number };

/** [batch, phases x bands, rounds] -> [batch, bands, frames]. */
function inOrder(graph: GraphBuilder, { name, shape }: Tensor, { phases, bands, count }: Phased): Tensor {
  const rounds = shape[1]?.size ?? 0;
  const sizes = (...each: number[]): Shape => [batchOf(1), ...each.map(fixed)];
  const apart = graph.add('Reshape', [name, graph.ints([-1, phases, bands, rounds])], sizes(phases, bands, rounds));
  const turned = graph.add('Transpose', [apart.name], sizes(bands, rounds, phases), 'as-is', { perm: [0, 2, 3, 1] });
  const target = graph.ints([-1, bands, rounds * phases]);
  const flat = graph.add('Reshape', [turned.name, target], sizes(rounds * phases, bands), 'channels-first');
  return firstOf(graph, flat, count);
}

/**
 * [batch, 1, samples] -> [batch, 1, samples of the lower rate]. Sixteen of them come from one stretch of sound, so that the filter is
 * a product of matrices; one by one they would cost more than they save.
 * @param wanted how many are needed at least
 */
function thinnedSound(graph: GraphBuilder, sound: Tensor, { filter, first }: LowRateKernels, wanted: number): Tensor {
  const samples = sizeAt(sound.shape, 2, operator);
  const stride = rowSamples * keptEvery;
  const width = stride - keptEvery + filter.length;
  const before = (filter.length - 1) / 2 - first * keptEvery;
  const after = Math.max(0, (Math.ceil(wanted / rowSamples) - 1) * stride + width - before - samples);
  const rows = Math.floor((before + samples + after - width) / stride) + 1;
  const kernels = new Float32Array(rowSamples * width);
  for (let row = 0; row < rowSamples; row += 1) kernels.set(filter, row * width + row * keptEvery);
  const turned = asIs(graph, slid(graph, sound, kernels, { length: width, stride, pads: [before, after] }));
  const shape = [batchOf(1), fixed(1), fixed(rows * rowSamples)];
  return graph.add('Reshape', [turned.name, graph.ints([-1, 1, rows * rowSamples])], shape);
}

/** |x| ^ exponent, as e ^ (log(x * x) * exponent / 2): ONNX Runtime computes Log and Exp many numbers at a time, Pow one by one. */
function powered(graph: GraphBuilder, tensor: Tensor, exponent: number): Tensor {
  if (exponent === 1) return tensor;
  const { name, shape, layout } = tensor;
  const squared = graph.add('Mul', [name, name], shape, layout);
  if (exponent === 2) return squared;
  const log = graph.add('Log', [squared.name], shape, layout);
  const scaled = graph.add('Mul', [log.name, graph.scalar(exponent / 2)], shape, layout);
  return graph.add('Exp', [scaled.name], shape, layout);
}
