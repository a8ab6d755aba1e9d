import type { Position } from '#contract/stations.ts';
import { positionOf } from './position.ts';

/** `[-39.5336 131.2711]`, `_-39.5336 131.2711_`, or ISO 6709 with both signs written: `_-18.2656+144.5564`. */
const patterns = [
  /[[_](-?\d{1,2}(?:\.\d{1,20})?) (-?\d{1,3}(?:\.\d{1,20})?)[\]_]/,
  /_([+-]\d{1,2}(?:\.\d{1,20})?)([+-]\d{1,3}(?:\.\d{1,20})?)(?![\d:])/,
];

/** The position that Frontier Labs' and some other recorders write into a file's name; null where there is none. */
export function fileNamePosition(name: string): Position | null {
  const found = patterns.map((pattern) => pattern.exec(name)).find((match) => match !== null);
  return found === undefined ? null : positionOf(Number(found[1]), Number(found[2]));
}
