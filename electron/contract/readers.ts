import { KnownFailure } from './failure.ts';

/** An object from outside whose keys are known and whose values are not yet checked. */
export type Fields = Readonly<Record<string, unknown>>;

export function badRequest(message: string): KnownFailure {
  return new KnownFailure('bad-request', message);
}

const refuse = (at: string, wanted: string): KnownFailure => badRequest(`The field “${at}” must be ${wanted}.`);

/** @param allowed the keys that may be there; null allows any. */
export function readFields(raw: unknown, at: string, allowed: readonly string[] | null): Fields {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw refuse(at, 'an object');
  const fields: Fields = Object.fromEntries(Object.entries(raw));
  const unknown = allowed === null ? undefined : Object.keys(fields).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw badRequest(`The field “${unknown}” is not known in “${at}”.`);
  return fields;
}

/** Of a request that carries nothing. */
export function readNothing(raw: unknown): Record<string, never> {
  readFields(raw, 'ask', []);
  return {};
}

export function readText(raw: unknown, at: string, longest: number, shortest = 0): string {
  if (typeof raw !== 'string' || raw.length > longest || raw.length < shortest || raw.includes('\0')) {
    throw refuse(at, shortest > 0 ? 'a text that is not empty' : `a text of at most ${longest} characters`);
  }
  return raw;
}

export function readBoolean(raw: unknown, at: string): boolean {
  if (typeof raw !== 'boolean') throw refuse(at, 'true or false');
  return raw;
}

export function readNumber(raw: unknown, at: string, least: number, most: number): number {
  if (typeof raw !== 'number' || !(raw >= least && raw <= most)) throw refuse(at, `a number from ${least} to ${most}`);
  return raw;
}

export function readWhole(raw: unknown, at: string, least: number, most: number): number {
  const value = readNumber(raw, at, least, most);
  if (!Number.isInteger(value)) throw refuse(at, 'a whole number');
  return value;
}

/** The checked boundary at which a number becomes an id. */
export function readId<Id extends number>(raw: unknown, at: string): Id {
  return readWhole(raw, at, 1, Number.MAX_SAFE_INTEGER) as Id;
}

export function readOneOf<const T extends string>(raw: unknown, at: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === raw);
  if (found === undefined) throw refuse(at, `one of ${choices.join(', ')}`);
  return found;
}

export function readArray<T>(raw: unknown, at: string, read: (item: unknown) => T): T[] {
  if (!Array.isArray(raw) || raw.length > 10_000) throw refuse(at, 'a list');
  return raw.map((item: unknown) => read(item));
}

/** A local date `YYYY-MM-DD`. */
export function readDay(raw: unknown, at: string): string {
  if (typeof raw !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(raw) || Number.isNaN(Date.parse(raw))) {
    throw refuse(at, 'a date like 2026-05-01');
  }
  return raw;
}
