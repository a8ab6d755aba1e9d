import path from 'node:path';
import type { Handlers } from '#contract/requests.ts';
import type { TaxonomyAnswer } from '#contract/timeline.ts';
import type { PackFacts } from '#analysis/process/analyst.ts';
import { readHeardSpecies } from '#store/queue/heard-before.ts';
import type { EngineCore } from '../engine.ts';
import { speciesNames } from './species-names.ts';
import { readTaxonomy, type Taxonomy } from './taxonomy.ts';

const checklist = 'avilist.json';

/** What is known of species besides what was heard. */
export function createNameHandlers(engine: EngineCore): Pick<Handlers, 'names.read' | 'taxonomy.read'> {
  let read: Promise<Taxonomy> | null = null;
  return {
    'names.read': ({ language }) => ({
      names: Object.assign({}, ...packsHere(engine).map(({ labels }) => speciesNames(labels, language))) as Record<
        string,
        string
      >,
    }),
    'taxonomy.read': async () => {
      read ??= readTaxonomy(path.join(path.dirname(engine.packs.shippedFolder), checklist));
      return answer(engine, await read);
    },
  };
}

/** The packs of folders with a model of their own, then the one in use, whose names win. */
function packsHere({ folderModels, analyst }: EngineCore): readonly PackFacts[] {
  return [...[...folderModels.chosen().values()].map(({ facts }) => facts), analyst.facts().pack];
}

function answer(engine: EngineCore, { families, placeOf }: Taxonomy): TaxonomyAnswer {
  const known = [...readHeardSpecies(engine.store.db), ...packsHere(engine).flatMap(({ labels }) => labels)];
  const placed = known.flatMap(({ code, scientificName }) => {
    const place = placeOf(scientificName);
    return place === null ? [] : [[code, [...place]] as [string, [number, number]]];
  });
  return { families, species: Object.fromEntries<TaxonomyAnswer['species'][string]>(placed) };
}
