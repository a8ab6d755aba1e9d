import { KnownFailure } from '#contract/failure.ts';
import type { PackFiguresAnswer, SpeciesFigures } from '#contract/models.ts';
import { readPackManifest } from '#analysis/models/model-set.ts';
import { readPackFigures } from '#analysis/models/pack-figures.ts';
import { packFolder, type PackPlaces } from './pack-shelf.ts';

type Ratio = SpeciesFigures['precision'];

const ratio = (value: number | null, interval: readonly [number, number] | null): Ratio =>
  value === null ? null : { value, interval };

/** What the makers of a pack measured, for the species it has. @throws KnownFailure `not-found`, `pack-invalid` */
export async function readFigures(packs: PackPlaces, id: string): Promise<PackFiguresAnswer> {
  const folder = await packFolder(packs, id);
  if (folder === null) throw new KnownFailure('not-found', 'pack-unknown', { values: { id } });
  const [{ labels }, figures] = [await readPackManifest(folder), await readPackFigures(folder)];
  const species = labels.flatMap(({ kind, code, scientificName, commonName, threshold }): SpeciesFigures[] => {
    const told = kind === 'species' ? figures?.get(code) : undefined;
    if (told === undefined) return [];
    const { precision, recall, intervals, clips, recordings, recordingsFound: found } = told;
    return [
      {
        species: { code, scientificName, commonName },
        threshold,
        precision: ratio(precision, intervals.precision),
        recall: ratio(recall, intervals.recall),
        clips,
        recordings,
        found,
      },
    ];
  });
  return { species };
}
