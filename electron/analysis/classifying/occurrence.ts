import { Bug } from '#contract/failure.ts';
import { join } from 'node:path';
import type { Position } from '#contract/stations.ts';
import { readPack } from '../models/model-set.ts';
import { openSession, type ModelSession } from '../models/onnx-session.ts';
import type { LocationFacts } from '../models/port-schema.ts';
import { fullScale, weeksPerYear } from './occurrence-weeks.ts';

/** Row 0 is the whole year, then week by week. */
const rows = weeksPerYear + 1;
/** What a location model takes for the whole year. */
const wholeYear = -1;
export type OccurrenceAsk = { readonly packFolder: string; readonly positions: readonly Position[] };

/** How likely the species of a pack live somewhere, week by week. */
export type Occurrence = {
  /** SHA-256 of the location model. */
  readonly model: string;
  /** Scientific names in the order of the numbers. */
  readonly species: readonly string[];
  /** For each position: [whole year, then week 1 to 48; species], 65,535 is certain. */
  readonly likelihoods: readonly Uint16Array[];
};

/**
 * Asks the location model of a pack for places, for every week and for the whole year.
 * @returns null where the pack has no location model
 * @throws KnownFailure `pack-invalid`
 */
export async function readOccurrence({ packFolder, positions }: OccurrenceAsk): Promise<Occurrence | null> {
  const { manifest } = await readPack(packFolder, 'location');
  const { location, labels } = manifest;
  if (location === null) return null;
  const session = await openSession(join(packFolder, location.file), 'cpu', 1);
  try {
    const likelihoods: Uint16Array[] = [];
    for (const position of positions) likelihoods.push(await ofPlace(session, location, position));
    const species = location.species ?? labels.map(({ scientificName }) => scientificName);
    return { model: location.sha256, species, likelihoods };
  } finally {
    await session.close();
  }
}

async function ofPlace(session: ModelSession, location: LocationFacts, position: Position): Promise<Uint16Array> {
  const { place } = location.inputs;
  const highest = location.wholeYear === 'highest';
  const weeks = Array.from({ length: rows }, (_, row) => (row === 0 ? wholeYear : row)).slice(highest ? 1 : 0);
  const asked = weeks.map((week) => [position.latitude, position.longitude, week]);
  const groups = place.oneByOne === true ? asked.map((each) => [each]) : [asked];
  const answers: Float32Array[] = [];
  for (const group of groups) answers.push(await probabilities(session, location, group));
  const found = joined(answers);
  const all = highest ? joined([highestOf(found, weeks.length), found]) : found;
  return Uint16Array.from(all, (each) => Math.round(Math.min(1, Math.max(0, each)) * fullScale));
}

async function probabilities(
  session: ModelSession,
  { inputs, outputs }: LocationFacts,
  places: readonly (readonly number[])[],
): Promise<Float32Array> {
  const data = Float32Array.from(places.flat());
  const answers = await session.run({ [inputs.place.name]: { data, shape: [places.length, 3] } });
  const found = answers[outputs.probabilities.name];
  if (found === undefined) throw new Bug('The location model gave no probabilities.');
  return Float32Array.from(found.data);
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Of [week, species] the highest of each species. */
function highestOf(found: Float32Array, weeks: number): Float32Array {
  const width = found.length / weeks;
  const highest = found.slice(0, width);
  for (const [at, value] of found.entries()) highest[at % width] = Math.max(highest[at % width] ?? 0, value);
  return highest;
}
