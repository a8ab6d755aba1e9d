import * as w from './web-assembly-code.ts';

/*
 * Fourier transforms of radix 4 in place, in doubles or floats: points are complex numbers of 32 bytes, the real parts of two or four
 * lanes and then their imaginary parts. Forwards from the order of time to that of reversed digits (decimation in frequency), backwards
 * from there to the order of time.
 */
export const pointBytes = 32;

/** Two doubles, or four floats. */
export type Arithmetic = {
  readonly add: (...values: readonly w.Code[]) => w.Code;
  readonly subtract: (...values: readonly w.Code[]) => w.Code;
  readonly multiply: (...values: readonly w.Code[]) => w.Code;
  readonly multiplyAdd: (...values: readonly w.Code[]) => w.Code;
  readonly multiplySubtract: (...values: readonly w.Code[]) => w.Code;
  readonly loadSpread: (at: w.Code, offset: number) => w.Code;
  /** Of one number. */
  readonly bytes: number;
};
export const doubles: Arithmetic = {
  add: w.addTwo,
  subtract: w.subtractTwo,
  multiply: w.multiplyTwo,
  multiplyAdd: w.multiplyAddTwo,
  multiplySubtract: w.multiplySubtractTwo,
  loadSpread: w.loadSpreadTwo,
  bytes: 8,
};
export const floats: Arithmetic = {
  add: w.add,
  subtract: w.subtract,
  multiply: w.multiply,
  multiplyAdd: w.multiplyAdd,
  multiplySubtract: w.multiplySubtract,
  loadSpread: w.loadSpread,
  bytes: 4,
};

/** Real and imaginary parts. */
export type Complex = readonly [number, number];
type Local = (type: 'v128') => number;
type Four = readonly [Complex, Complex, Complex, Complex];

export const newComplex = (local: Local): Complex => [local('v128'), local('v128')];
const newFour = (local: Local): Four => [newComplex(local), newComplex(local), newComplex(local), newComplex(local)];

export const take = (into: Complex, at: number, offset = 0): w.Code => [
  ...w.set(into[0], w.load(w.get(at), offset)),
  ...w.set(into[1], w.load(w.get(at), offset + 16)),
];
export const put = (from: Complex, at: number, offset = 0): w.Code => [
  ...w.store(w.get(at), offset, w.get(from[0])),
  ...w.store(w.get(at), offset + 16, w.get(from[1])),
];

const each = (operation: Arithmetic['add'], into: Complex, one: Complex, other: Complex): w.Code => [
  ...w.set(into[0], operation(w.get(one[0]), w.get(other[0]))),
  ...w.set(into[1], operation(w.get(one[1]), w.get(other[1]))),
];
export const sum = ({ add }: Arithmetic, into: Complex, one: Complex, other: Complex): w.Code =>
  each(add, into, one, other);
export const difference = ({ subtract }: Arithmetic, into: Complex, one: Complex, other: Complex): w.Code =>
  each(subtract, into, one, other);

/**
 * A transform of four points: the first comes out in `spare`, the second in c, the third in b, the fourth in a; backwards, the second in a
 * and the fourth in c.
 */
function butterfly(arithmetic: Arithmetic, [a, b, c, d]: Four, spare: Complex): w.Code {
  const { add, subtract } = arithmetic;
  return [
    ...sum(arithmetic, spare, a, c),
    ...difference(arithmetic, a, a, c), // a: a - c
    ...sum(arithmetic, c, b, d),
    ...difference(arithmetic, d, b, d), // d: b - d
    ...difference(arithmetic, b, spare, c),
    ...sum(arithmetic, spare, spare, c),
    ...w.set(c[0], add(w.get(a[0]), w.get(d[1]))), // c: a - c - i (b - d)
    ...w.set(c[1], subtract(w.get(a[1]), w.get(d[0]))),
    ...w.set(a[0], subtract(w.get(a[0]), w.get(d[1]))), // a: a - c + i (b - d)
    ...w.set(a[1], add(w.get(a[1]), w.get(d[0]))),
  ];
}

/** How a stage goes over its blocks of four quarters; `body` is given the places of four points and of their twiddles. */
function overQuarters(
  [block, end, quarter, table]: readonly [number, number, number, number],
  local: (type: 'i32') => number,
  twiddleBytes: number,
  body: (places: readonly [number, number, number, number], turn: number) => readonly w.Code[],
): w.Code {
  const places = [local('i32'), local('i32'), local('i32'), local('i32')] as const;
  const [turn, quarterEnd] = [local('i32'), local('i32')];
  const [at, at1, at2, at3] = places;
  return w.repeatWhile(
    w.isBelow(w.get(block), w.get(end)),
    w.set(turn, w.get(table)),
    w.set(at, w.get(block)),
    w.set(at1, w.plus(w.get(at), w.get(quarter))),
    w.set(at2, w.plus(w.get(at1), w.get(quarter))),
    w.set(at3, w.plus(w.get(at2), w.get(quarter))),
    w.set(quarterEnd, w.get(at1)),
    w.set(block, w.plus(w.get(at3), w.get(quarter))),
    w.repeatWhile(
      w.isBelow(w.get(at), w.get(quarterEnd)),
      ...body(places, turn),
      ...places.map((place) => w.increase(place, w.int(pointBytes))),
      w.increase(turn, w.int(twiddleBytes)),
    ),
  );
}

/** One stage forwards: blocks from the first to the last place, a quarter so many bytes, and its twiddles: w, w^2 and w^3 of each place in a quarter. */
export function stage(arithmetic: Arithmetic): w.Loop {
  const { bytes, multiply, multiplyAdd, multiplySubtract, loadSpread } = arithmetic;
  /** Times a twiddle. */
  const putTurned = ([re, im]: Complex, at: number, turn: number, offset: number): w.Code => {
    const [cosine, sine] = [loadSpread(w.get(turn), offset), loadSpread(w.get(turn), offset + bytes)];
    return [
      ...w.store(w.get(at), 0, multiplySubtract(w.get(im), sine, multiply(w.get(re), cosine))),
      ...w.store(w.get(at), 16, multiplyAdd(w.get(re), sine, multiply(w.get(im), cosine))),
    ];
  };
  return w.loop(['i32', 'i32', 'i32', 'i32'], (params, local) => {
    const [four, spare] = [newFour(local), newComplex(local)];
    const [a, b, c] = four;
    return [
      overQuarters(params, local, 6 * bytes, (places, turn) => [
        ...four.map((point, index) => take(point, places[index] ?? 0)),
        butterfly(arithmetic, four, spare),
        put(spare, places[0]),
        putTurned(c, places[1], turn, 0),
        putTurned(b, places[2], turn, 2 * bytes),
        putTurned(a, places[3], turn, 4 * bytes),
      ]),
    ];
  });
}

/** The same stage backwards, with the same twiddles; four times as large as before. */
export function stageBack(arithmetic: Arithmetic): w.Loop {
  const { bytes, multiply, multiplyAdd, multiplySubtract, loadSpread } = arithmetic;
  return w.loop(['i32', 'i32', 'i32', 'i32'], (params, local) => {
    const [four, spare, held] = [newFour(local), newComplex(local), newComplex(local)];
    const [a, b, c, d] = four;
    /** Times the conjugate of a twiddle. */
    const takeTurned = ([re, im]: Complex, at: number, turn: number, offset: number): w.Code => {
      const [cosine, sine] = [loadSpread(w.get(turn), offset), loadSpread(w.get(turn), offset + bytes)];
      return [
        ...take(held, at),
        ...w.set(re, multiplyAdd(w.get(held[1]), sine, multiply(w.get(held[0]), cosine))),
        ...w.set(im, multiplySubtract(w.get(held[0]), sine, multiply(w.get(held[1]), cosine))),
      ];
    };
    return [
      overQuarters(params, local, 6 * bytes, (places, turn) => [
        take(a, places[0]),
        takeTurned(b, places[1], turn, 0),
        takeTurned(c, places[2], turn, 2 * bytes),
        takeTurned(d, places[3], turn, 4 * bytes),
        butterfly(arithmetic, four, spare),
        put(spare, places[0]),
        put(a, places[1]),
        put(b, places[2]),
        put(c, places[3]),
      ]),
    ];
  });
}

/** Four neighbours each, where nothing is turned: the last stage forwards, the first one backwards. */
export function neighbours(arithmetic: Arithmetic, back = false): w.Loop {
  return w.loop(['i32', 'i32'], ([at, end], local) => {
    const [four, spare] = [newFour(local), newComplex(local)];
    const [a, b, c] = four;
    return [
      w.repeatWhile(
        w.isBelow(w.get(at), w.get(end)),
        ...four.map((point, index) => take(point, at, index * pointBytes)),
        butterfly(arithmetic, four, spare),
        ...(back ? [spare, a, b, c] : [spare, c, b, a]).map((point, index) => put(point, at, index * pointBytes)),
        w.increase(at, w.int(4 * pointBytes)),
      ),
    ];
  });
}

/** The last stage where the number of points is no power of four: two neighbours each. */
export function pairs(arithmetic: Arithmetic): w.Loop {
  return w.loop(['i32', 'i32'], ([at, end], local) => {
    const [one, other, spare] = [newComplex(local), newComplex(local), newComplex(local)];
    return [
      w.repeatWhile(
        w.isBelow(w.get(at), w.get(end)),
        take(one, at),
        take(other, at, pointBytes),
        sum(arithmetic, spare, one, other),
        difference(arithmetic, other, one, other),
        put(spare, at),
        put(other, at, pointBytes),
        w.increase(at, w.int(2 * pointBytes)),
      ),
    ];
  });
}
