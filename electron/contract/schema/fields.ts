import * as v from 'valibot';

/** The longest list that is taken from outside: what a person can select at once. */
export const longestList = 10_000;

/** What a person can select in a list that is drawn in parts: a season. */
export const mostSelected = 500_000;

/** Room for a request that names as many things as a list may hold, each with a comment of usual length. */
export const maxRequestBytes = 16 * 1024 * 1024;

const noNul = v.excludes<string, '\0', 'wanted-plain-text'>('\0', 'wanted-plain-text');

/** A text of at most so many characters, which may be empty. */
export function text(longest: number): v.GenericSchema<string> {
  return v.pipe(v.string(), v.maxLength(longest), noNul);
}

/** A text of one to so many characters. */
export function filled(longest: number): v.GenericSchema<string> {
  return v.pipe(v.string(), v.nonEmpty(), v.maxLength(longest), noNul);
}

/** As `filled`, without blanks around it. */
export function trimmed(longest: number): v.GenericSchema<string> {
  return v.pipe(v.string(), v.maxLength(longest), v.trim(), v.nonEmpty(), noNul);
}

/** A number between two bounds, both inclusive. */
export function between(least: number, most: number): v.GenericSchema<number> {
  return v.pipe(v.number(), v.minValue(least), v.maxValue(most));
}

/** A whole number between two bounds, both inclusive. */
export function whole(least: number, most: number): v.GenericSchema<number> {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
}

/** A count or a size in bytes: 0 or more. */
export const Count = whole(0, Number.MAX_SAFE_INTEGER);

/** A path on the computer that Songsight runs on. */
export const Path = filled(4096);

/** Whether a text is a date `YYYY-MM-DD` that there is: the way back tells 31 February from 3 March. */
export function isDay(day: string): boolean {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === day;
}

/** A local date `YYYY-MM-DD`. */
export const Day: v.GenericSchema<string> = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'wanted-day'),
  v.check(isDay, 'wanted-day'),
);

/** A list from outside, of at most so many entries. */
export function list<Item extends v.GenericSchema>(
  item: Item,
  most = longestList,
): v.GenericSchema<v.InferOutput<Item>[]> {
  return v.pipe(v.array(item), v.maxLength(most));
}

/** A list in which each entry counts once, however often it is named. */
export function distinct<Item extends v.GenericSchema>(
  item: Item,
  most = longestList,
): v.GenericSchema<v.InferOutput<Item>[]> {
  return v.pipe(
    list(item, most),
    v.transform((items) => [...new Set(items)]),
  );
}
