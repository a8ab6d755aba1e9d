import { Bug } from '#contract/failure.ts';
import { join } from 'node:path';
import type { Position } from '#contract/stations.ts';
import { readPack } from '../models/model-set.ts';
import { openSession, type ModelSession } from '../models/onnx-session.ts';
import type { LocationFacts } from '../models/port-schema.ts';

/** Four weeks a month, as BirdNET counts them. */
export const weeksPerYear = 48;
/** Row 0 is the whole year, then week by week. */
const rows = weeksPerYear + 1;
/** What a location model takes for the whole year. */
const wholeYear = -1;
/** 1 as it is kept. */
export const fullScale = 65_535;

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

/** Week 1 to 48 of a local time `YYYY-MM-DD...`: the 1st to 7th, 8th to 14th, 15th to 21st of a month, and its rest. */
export function weekOf(local: string): number {
  const [month, day] = [Number(local.slice(5, 7)), Number(local.slice(8, 10))];
  return (month - 1) * 4 + Math.min(4, Math.floor((day - 1) / 7) + 1);
}

/**
 * Asks the location model of a pack for places, for every week and for the whole year.
 * @returns null where the pack has no location model
 * @throws KnownFailure `pack-invalid`
 */
export async function readOccurrence({ packFolder, positions }: OccurrenceAsk): Promise<Occurrence | null> {
  const { manifest } = await readPack(packFolder);
  const { location, labels } = manifest;
  if (location === null) return null;
  const session = await openSession(join(packFolder, location.file), 'cpu', 1);
  try {
    const likelihoods: Uint16Array[] = [];
    for (const position of positions) likelihoods.push(await ofPlace(session, location, position));
    return { model: location.sha256, species: labels.map(({ scientificName }) => scientificName), likelihoods };
  } finally {
    await session.close();
  }
}

async function ofPlace(session: ModelSession, location: LocationFacts, position: Position): Promise<Uint16Array> {
  const data = new Float32Array(rows * 3);
  for (let row = 0; row < rows; row += 1) {
    data.set([position.latitude, position.longitude, row === 0 ? wholeYear : row], row * 3);
  }
  const answers = await session.run({ [location.inputs.place.name]: { data, shape: [rows, 3] } });
  const found = answers[location.outputs.probabilities.name];
  if (found === undefined) throw new Bug('The location model gave no probabilities.');
  return Uint16Array.from(found.data, (each) => Math.round(Math.min(1, Math.max(0, each)) * fullScale));
}
