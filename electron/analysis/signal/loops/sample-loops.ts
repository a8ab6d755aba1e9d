import * as w from './web-assembly-code.ts';

/*
 * What is done with every sample of every recording, eight or four at a time. Up to 28 bytes behind the end are read and written.
 */

/** Int16 to float32, -1 to 1. */
const fromShorts = w.loop(['i32', 'i32', 'i32'], ([from, end, out], local) => {
  const shorts = local('v128');
  const scaled = (half: w.Code): w.Code => w.multiply(w.floatsOf(half), w.fourOf(1 / 32_768));
  return [
    w.repeatWhile(
      w.isBelow(w.get(from), w.get(end)),
      w.set(shorts, w.load(w.get(from), 0)),
      w.store(w.get(out), 0, scaled(w.firstShorts(w.get(shorts)))),
      w.store(w.get(out), 16, scaled(w.lastShorts(w.get(shorts)))),
      w.increase(from, w.int(16)),
      w.increase(out, w.int(32)),
    ),
  ];
});

/** Float32 to whole numbers of 24 bits, half away from zero; behind them a four that is not 0 where one did not fit into an int32. */
const wholeNumbers = w.loop(['i32', 'i32', 'i32'], ([from, end, out], local) => {
  const [value, rest, whole, spilt] = [local('v128'), local('v128'), local('v128'), local('v128')];
  const is = (extreme: number): w.Code => w.areSameInts(w.get(whole), w.fourInts(extreme));
  return [
    w.repeatWhile(
      w.isBelow(w.get(from), w.get(end)),
      w.set(value, w.multiply(w.load(w.get(from), 0), w.fourOf(2 ** 23))),
      w.set(whole, w.intsOf(w.get(value))),
      w.set(rest, w.subtract(w.get(value), w.truncated(w.get(value)))),
      w.set(spilt, w.or(w.get(spilt), w.or(is(-(2 ** 31)), is(2 ** 31 - 1)))),
      // What is true is -1 as a whole number.
      w.store(
        w.get(out),
        0,
        w.addInts(
          w.subtractInts(w.get(whole), w.isAtLeast(w.get(rest), w.fourOf(0.5))),
          w.isAtMost(w.get(rest), w.fourOf(-0.5)),
        ),
      ),
      w.increase(from, w.int(16)),
      w.increase(out, w.int(16)),
    ),
    w.store(w.get(out), 0, w.get(spilt)),
  ];
});

/** The bits of the largest of four rows of samples, without their signs, as four int32. */
const loudestBits = w.loop(['i32', 'i32', 'i32'], ([from, end, out], local) => {
  const most = local('v128');
  return [
    w.repeatWhile(
      w.isBelow(w.get(from), w.get(end)),
      w.set(most, w.largerInts(w.get(most), w.and(w.load(w.get(from), 0), w.fourInts(0x7fffffff)))),
      w.increase(from, w.int(16)),
    ),
    w.store(w.get(out), 0, w.get(most)),
  ];
});

export const sampleLoops = { fromShorts, wholeNumbers, loudestBits };
