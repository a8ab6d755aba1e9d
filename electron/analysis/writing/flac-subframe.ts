import type { BitWriter } from './bit-writer.ts';

const highestOrder = 4;

/** What a fixed polynomial predictor of this order leaves over (RFC 9639, 9.2.5); `order` samples are lost at the start. */
function residualOf(samples: Int32Array, order: number): Int32Array {
  let left = samples;
  for (let round = 0; round < order; round += 1) {
    left = Int32Array.from({ length: left.length - 1 }, (_, i) => (left[i + 1] ?? 0) - (left[i] ?? 0));
  }
  return left;
}

/** Negative numbers between the positive ones: 0, -1, 1, -2, 2 ... */
function folded(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function sumOf(residual: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += folded(residual[i] ?? 0);
  return sum;
}

/** The order whose residual is smallest. */
function bestOrder(samples: Int32Array): { order: number; residual: Int32Array } {
  let best = { order: 0, residual: samples, sum: Infinity };
  for (let order = 0; order <= Math.min(highestOrder, samples.length - 1); order += 1) {
    const residual = residualOf(samples, order);
    const sum = sumOf(residual, 0, residual.length);
    if (sum < best.sum) best = { order, residual, sum };
  }
  return best;
}

function riceParameter(sum: number, count: number): number {
  if (count === 0 || sum <= count) return 0;
  return Math.min(30, Math.floor(Math.log2(sum / count)));
}

/** Rice-coded residual with 5-bit parameters, in eight parts where the block can be cut so (RFC 9639, 9.2.7). */
function writeResidual(bits: BitWriter, residual: Int32Array, order: number): void {
  const blockSize = residual.length + order;
  const partitionOrder = blockSize % 8 === 0 && blockSize / 8 > order ? 3 : 0;
  const partSize = blockSize >> partitionOrder;
  bits.write(1, 2);
  bits.write(partitionOrder, 4);
  let from = 0;
  for (let part = 0; part < 1 << partitionOrder; part += 1) {
    const to = (part + 1) * partSize - order;
    const parameter = riceParameter(sumOf(residual, from, to), to - from);
    bits.write(parameter, 5);
    for (let i = from; i < to; i += 1) {
      const value = folded(residual[i] ?? 0);
      bits.unary(Math.floor(value / 2 ** parameter));
      bits.write(value, parameter);
    }
    from = to;
  }
}

/** One channel of one block as a FLAC subframe: constant where it is, else a fixed predictor with its residual. */
export function writeSubframe(bits: BitWriter, samples: Int32Array, sampleBits: number): void {
  const [first = 0] = samples;
  bits.write(0, 1);
  if (samples.every((value) => value === first)) {
    bits.write(0, 7);
    bits.write(first, sampleBits);
    return;
  }
  const { order, residual } = bestOrder(samples);
  bits.write(0b001000 | order, 6);
  bits.write(0, 1);
  for (let i = 0; i < order; i += 1) bits.write(samples[i] ?? 0, sampleBits);
  writeResidual(bits, residual, order);
}
