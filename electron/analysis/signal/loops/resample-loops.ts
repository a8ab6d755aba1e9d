import * as w from './web-assembly-code.ts';

/*
 * Sums of products of a fixed row of numbers with a stretch of samples. Every sum is added up in the same order, whoever asks for it.
 */

/** So many outputs share each load of their row. */
const together = 8;

/**
 * Sums one after the other, as far as the row is the same: `count` of them with the row from `row` on, the first with the samples from `sample` on,
 * each next one `sampleStep` bytes further, `outStep` bytes further written.
 */
const series = w.loop(
  ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32'],
  ([row, rowBytes, sample, sampleStep, out, outStep, count], local) => {
    const sums = Array.from({ length: together }, () => local('v128'));
    const places = Array.from({ length: together }, () => local('i32'));
    const [taps, rowAt, rowEnd] = [local('v128'), local('i32'), local('i32')];
    const some = (many: number): w.Code => {
      const used = sums.slice(0, many);
      return [
        w.set(rowAt, w.get(row)),
        ...used.map((each, index) => [
          ...w.set(each, w.fourOf(0)),
          ...w.set(
            places[index] ?? 0,
            index === 0 ? w.get(sample) : w.plus(w.get(places[index - 1] ?? 0), w.get(sampleStep)),
          ),
        ]),
        w.repeatWhile(
          w.isBelow(w.get(rowAt), w.get(rowEnd)),
          ...[0, 16, 32, 48].flatMap((offset) => [
            w.set(taps, w.load(w.get(rowAt), offset)),
            ...used.map((each, index) =>
              w.set(each, w.multiplyAdd(w.load(w.get(places[index] ?? 0), offset), w.get(taps), w.get(each))),
            ),
          ]),
          ...used.map((_, index) => w.increase(places[index] ?? 0, w.int(64))),
          w.increase(rowAt, w.int(64)),
        ),
        ...used.map((each) => [...w.storeFloat(w.get(out), 0, w.sumOf(each)), ...w.increase(out, w.get(outStep))]),
        w.increase(sample, w.times(w.get(sampleStep), w.int(many))),
        w.set(count, w.minus(w.get(count), w.int(many))),
      ].flat();
    };
    const atLeast = (many: number): w.Code => w.isBelow(w.int(many - 1), w.get(count));
    return [
      w.set(rowEnd, w.plus(w.get(row), w.get(rowBytes))),
      w.when(atLeast(together), w.repeatWhile(atLeast(together), some(together))),
      w.when(atLeast(1), w.repeatWhile(atLeast(1), some(1))),
    ];
  },
);

export const resampleLoops = { series };
