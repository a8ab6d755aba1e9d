import type { Fields } from './readers.ts';

/** One field of an object from outside, read where it is there; an absent field stays absent. */
export function optional<Name extends string, T>(
  fields: Fields,
  name: Name,
  read: (value: unknown, at: string) => T,
): { [K in Name]?: T } {
  const value = fields[name];
  const result: { [K in Name]?: T } = {};
  if (value !== undefined) result[name] = read(value, name);
  return result;
}
