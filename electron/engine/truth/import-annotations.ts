import { toFailure } from '#contract/failure.ts';
import type { AnnotationSetId } from '#contract/ids.ts';
import type { AnnotationRequests, BroughtTable, ImportedTable } from '#contract/search/annotations.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { addAnnotations, annotationSet, readAnnotationSets } from '#store/annotations/annotation-sets.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import type { LeftOut, Matched } from './match-annotations.ts';
import { allLabels, placeTable, readTable, tableFolders, tableName } from './read-table.ts';
import { soundFiles } from './sound-files.ts';
import type { TableFormat } from './table-columns.ts';

type Import = AnnotationRequests['annotations.import'];

/** Imports tables one after the other; one that cannot be read is told, and the others are taken. */
export async function importAnnotations(engine: EngineCore, ask: Import['ask']): Promise<Import['answer']> {
  const { db } = engine.store;
  const places = {
    sounds: await soundFiles(ask.sounds, tableFolders(ask.tables)),
    labels: await allLabels(engine),
  };
  const tables: ImportedTable[] = [];
  let set: AnnotationSetId | null = null;
  for (const table of ask.tables) {
    try {
      const read = await readTable(table, ask.kind);
      const matched = await placeTable(engine, read, places);
      const added = db
        .transaction(() => {
          const now = nowText(engine.clock);
          const id = annotationSet(db, { ...ask, now });
          return { id, rows: addAnnotations(db, id, matched.recordings.keys(), matched.rows, now) };
        })
        .immediate();
      set = added.id;
      tables.push(told(table, read.format, matched, added.rows));
    } catch (thrown) {
      const failure = toFailure(thrown);
      if (failure.code === 'internal' || failure.code === 'disk-full') throw thrown;
      tables.push({ ...untaken, name: tableName(table), failure });
    }
  }
  return { set: readAnnotationSets(db).find(({ id }) => id === set) ?? null, tables };
}

const untaken: Omit<ImportedTable, 'name' | 'failure'> = {
  format: null,
  taken: 0,
  before: 0,
  matched: [],
  left: [],
  unknown: [],
  ambiguous: [],
  unknownLabels: [],
};

function told(table: BroughtTable, format: TableFormat, matched: Matched, added: number): ImportedTable {
  const ways = Map.groupBy(matched.recordings.values(), (by) => by);
  const { rows, unknown, ambiguous, unknownLabels, left } = matched;
  return {
    ...{ name: tableName(table), failure: null, format, taken: rows.length, before: rows.length - added },
    matched: [...ways].map(([by, found]) => ({ by, recordings: found.length })),
    left: leftSentences(left),
    unknown: [...unknown],
    ambiguous: ambiguous.map((each) => ({ ...each, paths: [...each.paths] })),
    unknownLabels: [...unknownLabels],
  };
}

/** Lines that are named; nobody looks up more. */
const mostNamed = 10;

const leftKeys = {
  times: 'annotation-left-times',
  length: 'annotation-left-length',
  negative: 'annotation-left-negative',
  beyond: 'annotation-left-beyond',
  cut: 'annotation-cut',
} as const;

/** Why rows were left out or cut, one sentence a reason with the lines of the table. */
export function leftSentences(left: Matched['left']): Sentence[] {
  const reasons = Object.keys(leftKeys) as LeftOut[];
  return reasons
    .filter((reason) => left[reason].length > 0)
    .map((reason) => {
      const lines = left[reason];
      const named = lines.slice(0, mostNamed).join(', ');
      return sentence(leftKeys[reason], {
        count: lines.length,
        lines: lines.length > mostNamed ? `${named} …` : named,
      });
    });
}
