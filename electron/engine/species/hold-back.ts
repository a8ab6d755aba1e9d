import type { HeldReason, SpeciesList, Species } from '#contract/species.ts';
import type { Settings } from '#contract/settings.ts';
import { weekOf } from '#analysis/classifying/occurrence-weeks.ts';
import type { RecordingPlaceAndTime } from '#store/range/occurrences.ts';
import { animalClass } from './animal-class.ts';
import type { LikelihoodHere } from './range-keeper.ts';

/** Whether a detection is held back, and how likely its species is there and then. */
type Held = { readonly held: HeldReason | null; readonly likelihood: number | null };
export type HoldBack = (species: Pick<Species, 'scientificName'>) => Held;

export type HoldBackRules = {
  readonly settings: Pick<Settings, 'rangeFilter' | 'rangeThreshold' | 'otherAnimals'>;
  readonly lists: readonly SpeciesList[];
  /** Of the recording's coordinates; null: nothing is known. */
  readonly here: LikelihoodHere | null;
};

/**
 * What is held back of one recording. A list of species to include decides alone about range: what is on it is shown however
 * unlikely it is. Without a date that is sure the whole year counts.
 */
export function holdBack(
  { settings, lists, here }: HoldBackRules,
  { station, local }: Omit<RecordingPlaceAndTime, 'position'>,
): HoldBack {
  const own = (kind: SpeciesList['kind'], of: number | null): ReadonlySet<string> | null => {
    const found = lists.find((list) => list.kind === kind && list.station === of);
    return found === undefined ? null : new Set(found.species.map((name) => name.toLowerCase()));
  };
  const included = (station === null ? null : own('include', station)) ?? own('include', null);
  const excluded = [own('exclude', null), station === null ? null : own('exclude', station)];
  const week = settings.rangeFilter === 'year' || local === null ? 0 : weekOf(local);
  return ({ scientificName }) => {
    const name = scientificName.toLowerCase();
    const likelihood = settings.rangeFilter === 'off' ? null : (here?.(scientificName, week) ?? null);
    const animal = animalClass(scientificName);
    const because = (): HeldReason | null => {
      if (excluded.some((list) => list?.has(name) === true)) return 'list';
      if (included !== null) return included.has(name) ? null : 'list';
      if (animal !== 'birds' && !settings.otherAnimals.includes(animal)) return 'class';
      return likelihood !== null && likelihood < settings.rangeThreshold ? 'range' : null;
    };
    return { held: because(), likelihood };
  };
}
