import { Bug } from '#contract/failure.ts';

/*
 * WebAssembly as numbers: the few instructions that the loops of listening are written in. They are put together when the program
 * starts, which takes less than a millisecond; a compiler for a hundred instructions would be the larger part of the build.
 *
 * Wide arithmetic throughout: a `four` is a v128 of float32, a `two` one of float64. Places are byte addresses.
 */
export type Code = readonly number[];
type Type = 'i32' | 'f32' | 'v128';

const typeCodes: Readonly<Record<Type, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const rest = value >> 7;
  const isLast = (rest === 0 && (value & 0x40) === 0) || (rest === -1 && (value & 0x40) !== 0);
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(rest)];
}

const float = (value: number): number[] => [...new Uint8Array(Float32Array.of(value).buffer)];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];

// Whole numbers.
export const int = (value: number): Code => [0x41, ...signed(value)];
export const plus = (one: Code, other: Code): Code => [...one, ...other, 0x6a];
export const minus = (one: Code, other: Code): Code => [...one, ...other, 0x6b];
export const times = (one: Code, other: Code): Code => [...one, ...other, 0x6c];
export const isBelow = (one: Code, other: Code): Code => [...one, ...other, 0x49];
export const loadInt = (at: Code, offset: number): Code => [...at, 0x28, 2, ...unsigned(offset)];
/** local += value */
export const increase = (local: number, value: Code): Code => set(local, plus(get(local), value));

/** Once, and again for as long as the condition holds after it. */
export const repeatWhile = (condition: Code, ...body: readonly Code[]): Code => [
  ...[0x03, 0x40],
  ...body.flat(),
  ...condition,
  ...[0x0d, 0, 0x0b],
];
export const when = (condition: Code, ...then: readonly Code[]): Code => [
  ...condition,
  0x04,
  0x40,
  ...then.flat(),
  0x0b,
];

// One float.
const plusFloat = (one: Code, other: Code): Code => [...one, ...other, 0x92];
export const timesFloat = (one: Code, other: Code): Code => [...one, ...other, 0x94];
export const oneFloat = (value: number): Code => [0x43, ...float(value)];
export const storeFloat = (at: Code, offset: number, value: Code): Code => [
  ...at,
  ...value,
  ...[0x38, 2],
  ...unsigned(offset),
];
export const lane = (four: Code, index: number): Code => [...four, 0xfd, 0x1f, index];
/** The sum of the four. */
export const sumOf = (local: number): Code => {
  const [first, second, third, fourth] = [0, 1, 2, 3].map((index) => lane(get(local), index)) as [
    Code,
    Code,
    Code,
    Code,
  ];
  return plusFloat(plusFloat(first, second), plusFloat(third, fourth));
};

// Four floats, or four whole numbers of 32 bits.
const wide =
  (...operation: readonly number[]) =>
  (...values: readonly Code[]): Code => [...values.flat(), 0xfd, ...operation];
export const add = wide(0xe4, 0x01);
export const subtract = wide(0xe5, 0x01);
export const multiply = wide(0xe6, 0x01);
/** The larger ones; of two that cannot be compared, the first. */
export const larger = wide(0xeb, 0x01);
/** a * b + c, rounded once where the processor can: the instruction is of relaxed SIMD. */
export const multiplyAdd = wide(0x85, 0x02);
/** c - a * b */
export const multiplySubtract = wide(0x86, 0x02);
export const isAtLeast = wide(0x46);
export const isAtMost = wide(0x45);
export const sizeOf = wide(0xe0, 0x01);
export const root = wide(0xe3, 0x01);
/** Towards zero. */
export const truncated = wide(0x69);
export const floatsOf = wide(0xfa, 0x01);
/** Towards zero; for what no int32 can hold, processors give the lowest of all, or the nearest one that can. */
export const intsOf = wide(0x81, 0x02);
/** The first four of eight int16. */
export const firstShorts = wide(0xa7, 0x01);
export const lastShorts = wide(0xa8, 0x01);
export const largerInts = wide(0xb8, 0x01);
export const areSameInts = wide(0x37);
export const and = wide(0x4e);
export const or = wide(0x50);
/** A four with another first float. */
export const withFirst = (four: Code, value: Code): Code => [...four, ...value, 0xfd, 0x20, 0];
export const addInts = wide(0xae, 0x01);
export const subtractInts = wide(0xb1, 0x01);
export const shiftLeft = (four: Code, bits: number): Code => wide(0xab, 0x01)(four, int(bits));
/** The sign is kept. */
export const shiftRight = (four: Code, bits: number): Code => wide(0xac, 0x01)(four, int(bits));
export const spread = wide(0x13);
const fourBytes = (bytes: readonly number[]): Code => [0xfd, 0x0c, ...bytes, ...bytes, ...bytes, ...bytes];
export const fourOf = (value: number): Code => fourBytes(float(value));
export const fourInts = (value: number): Code => fourBytes([...new Uint8Array(Int32Array.of(value).buffer)]);
export const load = (at: Code, offset: number): Code => [...at, 0xfd, 0x00, 2, ...unsigned(offset)];
/** One float four times. */
export const loadSpread = (at: Code, offset: number): Code => [...at, 0xfd, 0x09, 2, ...unsigned(offset)];
export const store = (at: Code, offset: number, value: Code): Code => [
  ...at,
  ...value,
  ...[0xfd, 0x0b, 2],
  ...unsigned(offset),
];
/** Four of the eight lanes of two fours. */
export const shuffle = (one: Code, other: Code, lanes: readonly [number, number, number, number]): Code => [
  ...one,
  ...other,
  ...[0xfd, 0x0d],
  ...lanes.flatMap((each) => [4 * each, 4 * each + 1, 4 * each + 2, 4 * each + 3]),
];

// Two doubles.
export const addTwo = wide(0xf0, 0x01);
export const subtractTwo = wide(0xf1, 0x01);
export const multiplyTwo = wide(0xf2, 0x01);
/** a * b + c */
export const multiplyAddTwo = wide(0x87, 0x02);
/** c - a * b */
export const multiplySubtractTwo = wide(0x88, 0x02);
/** One double twice. */
export const loadSpreadTwo = (at: Code, offset: number): Code => [...at, 0xfd, 0x0a, 3, ...unsigned(offset)];
/** The first two floats as doubles. */
export const doublesOf = wide(0x5f);
/** Two doubles as floats in eight bytes. */
export const storeAsFloats = (at: Code, offset: number, two: Code): Code => [
  ...at,
  ...wide(0x5e)(two),
  ...[0xfd, 0x5b, 3],
  ...unsigned(offset),
  0,
];

/** Another local variable, zero at first. */
type NewLocal = (type: Type) => number;

export type Loop = { readonly params: readonly Type[]; readonly locals: readonly Type[]; readonly code: Code };

/** A loop with what it is told, and its code; `write` is given the parameters' locals. */
export function loop<const Params extends readonly Type[]>(
  params: Params,
  write: (params: { readonly [At in keyof Params]: number }, local: NewLocal) => readonly Code[],
): Loop {
  const locals: Type[] = [];
  const code = write(
    // One number for each parameter.
    params.map((_, index) => index) as { readonly [At in keyof Params]: number },
    (type) => params.length + locals.push(type) - 1,
  ).flat();
  return { params, locals, code };
}

const section = (id: number, entries: readonly Code[]): Code => {
  const content = [...unsigned(entries.length), ...entries.flat()];
  return [id, ...unsigned(content.length), ...content];
};
const vector = (numbers: Code): Code => [...unsigned(numbers.length), ...numbers];

function moduleOf(loops: readonly Loop[]): Uint8Array<ArrayBuffer> {
  const [memory, exported] = [0x6d, 0x66]; // "m" "m", and "f" with a letter
  const bodies = loops.map(({ locals, code }) =>
    vector([...unsigned(locals.length), ...locals.flatMap((type) => [1, typeCodes[type]]), ...code, 0x0b]),
  );
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      loops.map(({ params }) => [0x60, ...vector(params.map((type) => typeCodes[type])), 0]),
    ),
    ...section(2, [[1, memory, 1, memory, 0x02, 0, 1]]),
    ...section(
      3,
      loops.map((_, index) => unsigned(index)),
    ),
    ...section(
      7,
      loops.map((_, index) => [2, exported, 0x61 + index, 0x00, ...unsigned(index)]),
    ),
    ...section(10, bodies),
  ]);
}

type Run = (...told: readonly number[]) => void;
const isRun = (value: unknown): value is Run => typeof value === 'function';

/** Loops by name, translated by the engine once, for as many memories as there are. */
export class LoopModule<Name extends string> {
  readonly #loops: Readonly<Record<Name, Loop>>;
  #module: WebAssembly.Module | null = null;

  constructor(loops: Readonly<Record<Name, Loop>>) {
    this.#loops = loops;
  }

  /** @throws Bug where a loop is missing */
  with(memory: WebAssembly.Memory): Readonly<Record<Name, Run>> {
    this.#module ??= new WebAssembly.Module(moduleOf(Object.values<Loop>(this.#loops)));
    const { exports } = new WebAssembly.Instance(this.#module, { m: { m: memory } });
    const runs = (Object.keys(this.#loops) as Name[]).map((name, index) => {
      const run = exports[`f${String.fromCharCode(0x61 + index)}`];
      if (!isRun(run)) throw new Bug(`The loop ${name} was not exported.`);
      return [name, run] as const;
    });
    return Object.fromEntries(runs) as Record<Name, Run>;
  }
}
