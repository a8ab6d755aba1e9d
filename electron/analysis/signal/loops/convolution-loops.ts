import { floats, neighbours, newComplex, pointBytes, stage, stageBack, take, put } from './radix-four.ts';
import * as w from './web-assembly-code.ts';

/*
 * Convolution of eight blocks of sound at once with a filter that is symmetric in time, and so real in frequency: each lane of a four is
 * two blocks, one as real parts and one as imaginary parts, which such a filter does not mix.
 */
export const blocksAtOnce = 8;

type Sixteen = readonly [w.Code, w.Code, w.Code, w.Code];

/** Rows become columns. `rows` are read once each. */
function turned(
  rows: readonly number[],
  spare: readonly number[],
): { readonly first: w.Code; readonly columns: Sixteen } {
  const [a = 0, b = 0, c = 0, d = 0] = rows;
  const [low = 0, lowOther = 0, high = 0, highOther = 0] = spare;
  return {
    first: [
      ...w.set(low, w.shuffle(w.get(a), w.get(b), [0, 4, 1, 5])),
      ...w.set(lowOther, w.shuffle(w.get(c), w.get(d), [0, 4, 1, 5])),
      ...w.set(high, w.shuffle(w.get(a), w.get(b), [2, 6, 3, 7])),
      ...w.set(highOther, w.shuffle(w.get(c), w.get(d), [2, 6, 3, 7])),
    ],
    columns: [
      w.shuffle(w.get(low), w.get(lowOther), [0, 1, 4, 5]),
      w.shuffle(w.get(low), w.get(lowOther), [2, 3, 6, 7]),
      w.shuffle(w.get(high), w.get(highOther), [0, 1, 4, 5]),
      w.shuffle(w.get(high), w.get(highOther), [2, 3, 6, 7]),
    ],
  };
}

/** Samples of four blocks into one part of the points. stride: bytes to the next of these blocks. */
const gather = w.loop(['i32', 'i32', 'i32', 'i32'], ([from, stride, point, end], local) => {
  const [rows, spare] = [0, 1].map(() => Array.from({ length: 4 }, () => local('v128'))) as [number[], number[]];
  const places = [from, ...[1, 2, 3].map(() => local('i32'))];
  const { first, columns } = turned(rows, spare);
  return [
    ...places.slice(1).map((place, index) => w.set(place, w.plus(w.get(places[index] ?? 0), w.get(stride)))),
    w.repeatWhile(
      w.isBelow(w.get(point), w.get(end)),
      ...rows.map((row, index) => w.set(row, w.load(w.get(places[index] ?? 0), 0))),
      first,
      ...columns.map((column, index) => w.store(w.get(point), index * pointBytes, column)),
      ...places.map((place) => w.increase(place, w.int(16))),
      w.increase(point, w.int(4 * pointBytes)),
    ),
  ];
});

/** One part of the points into four blocks of samples. */
const scatter = w.loop(['i32', 'i32', 'i32', 'i32'], ([to, stride, point, end], local) => {
  const [rows, spare] = [0, 1].map(() => Array.from({ length: 4 }, () => local('v128'))) as [number[], number[]];
  const places = [to, ...[1, 2, 3].map(() => local('i32'))];
  const { first, columns } = turned(rows, spare);
  return [
    ...places.slice(1).map((place, index) => w.set(place, w.plus(w.get(places[index] ?? 0), w.get(stride)))),
    w.repeatWhile(
      w.isBelow(w.get(point), w.get(end)),
      ...rows.map((row, index) => w.set(row, w.load(w.get(point), index * pointBytes))),
      first,
      ...columns.map((column, index) => w.store(w.get(places[index] ?? 0), 0, column)),
      ...places.map((place) => w.increase(place, w.int(16))),
      w.increase(point, w.int(4 * pointBytes)),
    ),
  ];
});

/** Every point times the filter's strength at its frequency, in the order of the points. */
const filter = w.loop(['i32', 'i32', 'i32'], ([point, end, strength], local) => {
  const [value, factor] = [newComplex(local), local('v128')];
  return [
    w.repeatWhile(
      w.isBelow(w.get(point), w.get(end)),
      take(value, point),
      w.set(factor, w.loadSpread(w.get(strength), 0)),
      ...value.map((part) => w.set(part, w.multiply(w.get(part), w.get(factor)))),
      put(value, point),
      w.increase(point, w.int(pointBytes)),
      w.increase(strength, w.int(4)),
    ),
  ];
});

export const convolutionLoops = {
  gather,
  scatter,
  filter,
  stage: stage(floats),
  last: neighbours(floats),
  first: neighbours(floats, true),
  stageBack: stageBack(floats),
};
