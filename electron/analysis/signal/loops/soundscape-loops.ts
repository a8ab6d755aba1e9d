import * as w from './web-assembly-code.ts';

/** Of a row: sums of the amplitudes of four frames, of their changes from frame to frame, the last amplitude, and the mean power. */
export const rowNumbers = 4;

/**
 * Rows of frequencies from the power of four frames, [frequency, frame]: each row so many bytes of it. follows: 1 where the last amplitude that
 * lies in a row is that of the frame before, else 0.
 */
const rows = w.loop(['i32', 'i32', 'i32', 'i32', 'f32'], ([power, rowBytes, row, rowsEnd, follows], local) => {
  const [cell, loud, change] = [local('v128'), local('v128'), local('v128')];
  const [from, end] = [local('v128'), local('i32')];
  const counted = local('v128');
  return [
    w.set(counted, w.withFirst(w.fourOf(1), w.get(follows))),
    w.repeatWhile(
      w.isBelow(w.get(row), w.get(rowsEnd)),
      w.set(cell, w.fourOf(0)),
      w.set(end, w.plus(w.get(power), w.get(rowBytes))),
      w.repeatWhile(
        w.isBelow(w.get(power), w.get(end)),
        w.set(cell, w.add(w.get(cell), w.load(w.get(power), 0))),
        w.increase(power, w.int(16)),
      ),
      w.set(loud, w.root(w.get(cell))),
      w.set(from, w.shuffle(w.get(loud), w.loadSpread(w.get(row), 8), [4, 0, 1, 2])),
      w.set(change, w.multiply(w.sizeOf(w.subtract(w.get(loud), w.get(from))), w.get(counted))),
      w.storeFloat(w.get(row), 0, w.sumOf(loud)),
      w.storeFloat(w.get(row), 4, w.sumOf(change)),
      w.storeFloat(w.get(row), 8, w.lane(w.get(loud), 3)),
      w.storeFloat(w.get(row), 12, w.timesFloat(w.sumOf(cell), w.oneFloat(0.25))),
      w.increase(row, w.int(4 * rowNumbers)),
    ),
  ];
});

export const soundscapeLoops = { rows };
