/** By what a painter is told which species to paint: one vector for each species that it learnt by name. */
export type NameVectors = {
  /** The vector's row, by scientific name. */
  readonly rows: ReadonlyMap<string, number>;
  /** [species, width] flat */
  readonly vectors: Float32Array;
  readonly width: number;
};

/** A scientific name as it is compared with another. */
export const plainName = (name: string): string => name.trim().toLowerCase();

/**
 * Reads the file of a pack: little-endian float32 [species, width].
 * @param species the row of every scientific name
 * @returns null where the bytes are not whole vectors of finite numbers, or one of the rows is not among them
 */
export function unpackNames(
  packed: Uint8Array,
  species: Readonly<Record<string, number>>,
  width: number,
): NameVectors | null {
  const all = packed.length / (width * Float32Array.BYTES_PER_ELEMENT);
  if (!Number.isInteger(all) || Object.values(species).some((row) => row >= all)) return null;
  const vectors = new Float32Array(new Uint8Array(packed).buffer);
  if (!vectors.every((each) => Number.isFinite(each))) return null;
  const rows = new Map(Object.entries(species).map(([name, row]) => [plainName(name), row]));
  return { rows, vectors, width };
}

/**
 * What the U-Net is told: the sound's features with the vector of a species added to each of them, as in training (README of
 * model-training, "The painter of all species"); the features themselves where the painter does not know the species by name.
 * @param features [feature, width] flat
 */
export function withName(features: Float32Array, names: NameVectors | null, scientificName: string): Float32Array {
  const row = names?.rows.get(plainName(scientificName));
  if (names === null || row === undefined) return features;
  const { vectors, width } = names;
  return features.map((value, at) => value + (vectors[row * width + (at % width)] ?? 0));
}
