import type { RangeAnswer } from '#contract/species.ts';
import { heldSpecies } from '#store/detections/held-detections.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { recordingsWithoutPosition } from '#store/range/occurrences.ts';
import { readSpeciesLists } from '#store/range/species-lists.ts';

/** What is held back and why, as far as the database knows. */
export function readRange(db: SongDatabase): Omit<RangeAnswer, 'model'> {
  const { without, all } = recordingsWithoutPosition(db);
  return { recordings: all, withoutPosition: without, held: heldSpecies(db), lists: readSpeciesLists(db) };
}
