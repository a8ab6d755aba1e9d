import { fixed, sizeAt, type Shape } from '../dimensions.ts';
import type { Attributes } from '../onnx-file.ts';
import { channelsFirst, transposed } from '../layout.ts';
import type { Handler, Operation } from '../operation.ts';
import { tensorAt, unusual, weightsAt } from '../operation.ts';
import type { Tensor } from '../values.ts';
import { activated } from './activation.ts';

/** How a window moves over an image: height first, as everywhere here. */
type Sliding = {
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly dilations: readonly [number, number];
  /** Padding in schema.fbs: 0 SAME, 1 VALID. */
  readonly same: boolean;
};

/** Sizes after the window has moved over [height, width], and what is added around them [top, left, bottom, right]. */
function slid(operation: Operation, image: Shape, sliding: Sliding): { sizes: [number, number]; pads: number[] } {
  const along = (axis: 0 | 1): { size: number; before: number; after: number } => {
    const size = sizeAt(image, axis + 1, operation.name);
    const [stride, reach] = [sliding.strides[axis], (sliding.kernel[axis] - 1) * sliding.dilations[axis] + 1];
    if (stride < 1 || reach < 1) throw unusual(operation);
    if (!sliding.same) return { size: Math.floor((size - reach) / stride) + 1, before: 0, after: 0 };
    const out = Math.ceil(size / stride);
    const added = Math.max(0, (out - 1) * stride + reach - size);
    return { size: out, before: added >> 1, after: added - (added >> 1) };
  };
  const [height, width] = [along(0), along(1)];
  if (height.size < 1 || width.size < 1) throw unusual(operation);
  return { sizes: [height.size, width.size], pads: [height.before, width.before, height.after, width.after] };
}

type Kernels = {
  readonly weight: string;
  readonly channels: number;
  readonly group: number;
  readonly sliding: Sliding;
};

/** [batch, height, width, channels] in, the same with other sizes out. */
function convolved(operation: Operation, image: Tensor, kernels: Kernels, activation: number): Tensor {
  const { graph } = operation;
  const { weight, channels, group, sliding } = kernels;
  const { sizes, pads } = slid(operation, image.shape, sliding);
  const { kernel, strides, dilations } = sliding;
  const attributes: Attributes = { kernel_shape: kernel, strides, dilations, pads, group };
  const bias = operation.inputs[2] === null || operation.inputs[2] === undefined ? null : weightsAt(operation, 2);
  if (bias !== null && bias.data.length !== channels) throw unusual(operation);
  const inputs = [channelsFirst(graph, image).name, weight];
  if (bias !== null) inputs.push(graph.weight(bias.data, [channels]));
  const [batch = fixed(1)] = image.shape;
  const shape = [batch, fixed(sizes[0]), fixed(sizes[1]), fixed(channels)];
  return activated(operation, graph.add('Conv', inputs, shape, 'channels-first', attributes), activation);
}

function imageAt(operation: Operation): Tensor {
  const image = tensorAt(operation, 0);
  if (image.shape.length !== 4) throw unusual(operation);
  return image;
}

/** Weights [channels out, height, width, channels in]. */
const conv: Handler = (operation) => {
  const { options, graph } = operation;
  const image = imageAt(operation);
  const { data, shape } = weightsAt(operation, 1);
  const [channels = 0, height = 0, width = 0, depth = 0] = shape;
  const group = sizeAt(image.shape, 3, operation.name) / depth;
  if (shape.length !== 4 || !Number.isInteger(group) || channels % group !== 0) throw unusual(operation);
  const sliding: Sliding = {
    kernel: [height, width],
    strides: [options?.int32(2, 0) ?? 0, options?.int32(1, 0) ?? 0],
    dilations: [options?.int32(5, 1) ?? 1, options?.int32(4, 1) ?? 1],
    same: (options?.int8(0, 0) ?? 0) === 0,
  };
  const weight = graph.weight(transposed(data, shape, [0, 3, 1, 2]), [channels, depth, height, width]);
  return [convolved(operation, image, { weight, channels, group, sliding }, options?.int8(3, 0) ?? 0)];
};

/** Weights [1, height, width, channels out]: each channel in has its own. */
const depthwise: Handler = (operation) => {
  const { options, graph } = operation;
  const image = imageAt(operation);
  const { data, shape } = weightsAt(operation, 1);
  const [one = 0, height = 0, width = 0, channels = 0] = shape;
  const group = sizeAt(image.shape, 3, operation.name);
  if (shape.length !== 4 || one !== 1 || channels % group !== 0) throw unusual(operation);
  const sliding: Sliding = {
    kernel: [height, width],
    strides: [options?.int32(2, 0) ?? 0, options?.int32(1, 0) ?? 0],
    dilations: [options?.int32(6, 1) ?? 1, options?.int32(5, 1) ?? 1],
    same: (options?.int8(0, 0) ?? 0) === 0,
  };
  const weight = graph.weight(transposed(data, shape, [3, 0, 1, 2]), [channels, 1, height, width]);
  return [convolved(operation, image, { weight, channels, group, sliding }, options?.int8(4, 0) ?? 0)];
};

/** The largest or the middle of what lies under a window; what is added around the image counts for nothing. */
const pool =
  (op: 'AveragePool' | 'MaxPool'): Handler =>
  (operation) => {
    const { options, graph } = operation;
    const image = imageAt(operation);
    const sliding: Sliding = {
      kernel: [options?.int32(4, 0) ?? 0, options?.int32(3, 0) ?? 0],
      strides: [options?.int32(2, 0) ?? 0, options?.int32(1, 0) ?? 0],
      dilations: [1, 1],
      same: (options?.int8(0, 0) ?? 0) === 0,
    };
    const { sizes, pads } = slid(operation, image.shape, sliding);
    const [batch = fixed(1), , , channels = fixed(1)] = image.shape;
    const shape = [batch, fixed(sizes[0]), fixed(sizes[1]), channels];
    const attributes: Attributes = { kernel_shape: sliding.kernel, strides: sliding.strides, pads };
    const made = graph.add(op, [channelsFirst(graph, image).name], shape, 'channels-first', attributes);
    return [activated(operation, made, options?.int8(5, 0) ?? 0)];
  };

export const convolutions: Readonly<Record<string, Handler>> = {
  CONV_2D: conv,
  DEPTHWISE_CONV_2D: depthwise,
  AVERAGE_POOL_2D: pool('AveragePool'),
  MAX_POOL_2D: pool('MaxPool'),
};
