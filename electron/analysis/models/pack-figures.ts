import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { between, Count } from '#contract/schema/fields.ts';
import type { Value } from '#contract/schema/request.ts';

/** Beside the manifest, where the makers of a pack measured it. */
export const figuresName = 'figures.json';

const Share = v.nullable(between(0, 1));
const Interval = v.nullable(v.tuple([between(0, 1), between(0, 1)]));

/** How well a model does on one species, on recordings that it, or one trained alike, never heard. */
const SpeciesMeasured = v.object({
  /** Recordings in which the species sounds, and how many of them it was found in. */
  recordings: Count,
  recordingsFound: Count,
  clips: Count,
  precision: Share,
  recall: Share,
  intervals: v.object({ precision: Interval, recall: Interval }),
});
type SpeciesMeasured = Value<typeof SpeciesMeasured>;

const Figures = v.object({ encoder: v.object({ species: v.record(v.string(), SpeciesMeasured) }) });

/** Of a pack's species by code; null where its makers say nothing that can be read. The figures are told, never computed with. */
export async function readPackFigures(folder: string): Promise<ReadonlyMap<string, SpeciesMeasured> | null> {
  try {
    const told = v.safeParse(Figures, JSON.parse(await readFile(join(folder, figuresName), 'utf8')));
    return told.success ? new Map(Object.entries(told.output.encoder.species)) : null;
  } catch {
    return null;
  }
}
