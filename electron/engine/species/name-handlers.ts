import path from 'node:path';
import type { Handlers } from '#contract/requests.ts';
import type { TaxonomyAnswer } from '#contract/timeline.ts';
import { readHeardSpecies } from '#store/queue/heard-before.ts';
import type { EngineCore } from '../engine.ts';
import { speciesNames } from './species-names.ts';
import { readTaxonomy, type Taxonomy } from './taxonomy.ts';

const checklist = 'avilist.json';

/** What is known of species besides what was heard. */
export function createNameHandlers(engine: EngineCore): Pick<Handlers, 'names.read' | 'taxonomy.read'> {
  let read: Promise<Taxonomy> | null = null;
  return {
    'names.read': ({ language }) => ({ names: speciesNames(engine.analyst.facts().pack.labels, language) }),
    'taxonomy.read': async () => {
      read ??= readTaxonomy(path.join(path.dirname(engine.packs.shippedFolder), checklist));
      return answer(engine, await read);
    },
  };
}

function answer({ analyst, store }: EngineCore, { families, placeOf }: Taxonomy): TaxonomyAnswer {
  const known = [...readHeardSpecies(store.db), ...analyst.facts().pack.labels];
  const placed = known.flatMap(({ code, scientificName }) => {
    const place = placeOf(scientificName);
    return place === null ? [] : [[code, [...place]] as [string, [number, number]]];
  });
  return { families, species: Object.fromEntries<TaxonomyAnswer['species'][string]>(placed) };
}
