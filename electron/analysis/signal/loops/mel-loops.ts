import * as w from './web-assembly-code.ts';

/*
 * From the power of four frames to decibels of mel bands, and the floor under them.
 */

/** Of a band: how far its first frequency lies behind the first of all, in bytes, and how many pairs of weights it has, as two int32. */
const bandBytes = 8;

/** The bits of sqrt(1/2): below and above it lie the numbers whose logarithm the polynomial knows. */
const halfRootBits = 0x3f3504f3;
/** ln(1 + x) = x - x^2 / 2 + x^3 P(x) from sqrt(1/2) to sqrt(2), by Cephes' logf: right to 1e-7. */
const polynomial = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
];
const decibelsInLn = 10 / Math.LN10;

/** 10 log10 of positive numbers, into `x`. */
function decibels(x: number, local: (type: 'v128') => number): w.Code {
  const [exponent, result] = [local('v128'), local('v128')];
  const [highest = 0, ...others] = polynomial;
  return [
    ...w.set(exponent, w.shiftRight(w.subtractInts(w.get(x), w.fourInts(halfRootBits)), 23)),
    ...w.set(x, w.subtract(w.subtractInts(w.get(x), w.shiftLeft(w.get(exponent), 23)), w.fourOf(1))),
    ...w.set(result, w.fourOf(highest)),
    ...others.flatMap((each) => w.set(result, w.multiplyAdd(w.get(result), w.get(x), w.fourOf(each)))),
    ...w.set(result, w.subtract(w.multiply(w.get(result), w.get(x)), w.fourOf(0.5))),
    ...w.set(result, w.multiplyAdd(w.multiply(w.get(result), w.get(x)), w.get(x), w.get(x))),
    ...w.set(
      x,
      w.multiplyAdd(
        w.floatsOf(w.get(exponent)),
        w.fourOf(10 * Math.log10(2)),
        w.multiply(w.get(result), w.fourOf(decibelsInLn)),
      ),
    ),
  ];
}

/** Bands of four frames: sums of weights times power, `amin` at least, in dB above the reference. stride: bytes to the next band. */
const bands = w.loop(
  ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f32', 'f32'],
  ([band, bandsEnd, weights, power, out, stride, amin, reference], local) => {
    const [at, weightsEnd] = [local('i32'), local('i32')];
    const [one, other] = [local('v128'), local('v128')];
    return [
      w.repeatWhile(
        w.isBelow(w.get(band), w.get(bandsEnd)),
        w.set(at, w.plus(w.get(power), w.loadInt(w.get(band), 0))),
        w.set(weightsEnd, w.plus(w.get(weights), w.loadInt(w.get(band), 4))),
        w.set(one, w.fourOf(0)),
        w.set(other, w.fourOf(0)),
        w.repeatWhile(
          w.isBelow(w.get(weights), w.get(weightsEnd)),
          w.set(one, w.multiplyAdd(w.loadSpread(w.get(weights), 0), w.load(w.get(at), 0), w.get(one))),
          w.set(other, w.multiplyAdd(w.loadSpread(w.get(weights), 4), w.load(w.get(at), 16), w.get(other))),
          w.increase(at, w.int(32)),
          w.increase(weights, w.int(8)),
        ),
        w.set(one, w.larger(w.add(w.get(one), w.get(other)), w.spread(w.get(amin)))),
        decibels(one, local),
        w.store(w.get(out), 0, w.subtract(w.get(one), w.spread(w.get(reference)))),
        w.increase(band, w.int(bandBytes)),
        w.increase(out, w.get(stride)),
      ),
    ];
  },
);

/**
 * The first `kept` bytes of every row, nothing further than `topDb` below the loudest of all rows. The rows that go out follow
 * each other; up to 12 bytes behind the last one are written over.
 */
const floored = w.loop(
  ['i32', 'i32', 'i32', 'i32', 'i32', 'f32'],
  ([row, rowsEnd, rowBytes, kept, out, topDb], local) => {
    const [at, end, to] = [local('i32'), local('i32'), local('i32')];
    const floor = local('v128');
    const swapped = (lanes: readonly [number, number, number, number]): w.Code =>
      w.set(floor, w.larger(w.get(floor), w.shuffle(w.get(floor), w.get(floor), lanes)));
    return [
      w.set(at, w.get(row)),
      w.set(floor, w.load(w.get(row), 0)),
      // Rows follow each other, so that the last four may begin within the four before.
      w.repeatWhile(
        w.isBelow(w.plus(w.get(at), w.int(16)), w.get(rowsEnd)),
        w.set(floor, w.larger(w.get(floor), w.load(w.get(at), 0))),
        w.increase(at, w.int(16)),
      ),
      w.set(floor, w.larger(w.get(floor), w.load(w.minus(w.get(rowsEnd), w.int(16)), 0))),
      swapped([2, 3, 0, 1]),
      swapped([1, 0, 3, 2]),
      w.set(floor, w.subtract(w.get(floor), w.spread(w.get(topDb)))),
      w.repeatWhile(
        w.isBelow(w.get(row), w.get(rowsEnd)),
        w.set(at, w.get(row)),
        w.set(end, w.plus(w.get(row), w.get(kept))),
        w.set(to, w.get(out)),
        w.repeatWhile(
          w.isBelow(w.get(at), w.get(end)),
          w.store(w.get(to), 0, w.larger(w.load(w.get(at), 0), w.get(floor))),
          w.increase(at, w.int(16)),
          w.increase(to, w.int(16)),
        ),
        w.increase(row, w.get(rowBytes)),
        w.increase(out, w.get(kept)),
      ),
    ];
  },
);

export const melLoops = { bands, floored };
