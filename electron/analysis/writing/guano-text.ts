import { guanoFields } from '../metadata/guano.ts';

/** Keys in the order they were written, values without line breaks (GUANO writes those as `\n`). */
function guanoText(fields: ReadonlyMap<string, string>): string {
  const lines = [...fields].map(([key, value]) => `${key}: ${value.replace(/\r?\n/g, '\\n')}`);
  return `${lines.join('\n')}\n`;
}

/**
 * The GUANO of a clip: what the recorder wrote, with what is another thing in a piece of the recording set anew. `GUANO|Version`
 * stands first, as the specification asks.
 * @param original the recording's own GUANO, where it has one.
 */
export function clipGuano(original: string | null, changes: ReadonlyMap<string, string>): string {
  const fields = new Map([['GUANO|Version', '1.0'], ...((original === null ? null : guanoFields(original)) ?? [])]);
  for (const [key, value] of changes) fields.set(key, value);
  return guanoText(fields);
}
