import { KnownFailure } from '#contract/failure.ts';
import type { AnnotationSet, ImportedTable } from '#contract/search/annotations.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { Engine } from '#engine/start-engine.ts';
import { openEngine } from '#cli/open-engine.ts';
import type { AnnotationsOptions } from '#cli/options/truth/annotations-options.ts';
import type { Out } from '#cli/out.ts';
import { valueOf } from '#cli/value-of.ts';
import { listed } from './listed.ts';

/** Imports, lists and forgets tables of other programs. @returns 0; 3 where a table could not be read or did not match whole */
export async function annotationsCommand({ action, json, ...options }: AnnotationsOptions, out: Out): Promise<number> {
  const { engine } = await openEngine(options, { out, watch: false });
  try {
    if (action.kind === 'import') return await take(engine, action, json, out);
    const { sets } = await valueOf(engine, 'annotations.read', {});
    const left = action.kind === 'remove' ? await remove(engine, sets, action.name) : sets;
    if (json) out.say(JSON.stringify({ sets: left }, null, 2));
    else if (left.length === 0) out.say(out.words(sentence('annotation-none')));
    else for (const set of left) out.say(out.words(setSentence(set)));
    return 0;
  } finally {
    await engine.close();
  }
}

async function remove(engine: Engine, sets: readonly AnnotationSet[], name: string): Promise<readonly AnnotationSet[]> {
  const found = sets.filter((each) => each.name.toLowerCase() === name.toLowerCase());
  if (found.length === 0) throw new KnownFailure('not-found', 'annotation-set-unknown', { values: { name } });
  for (const { id: set } of found) await valueOf(engine, 'annotations.remove', { set });
  return sets.filter((each) => !found.includes(each));
}

type Import = Extract<AnnotationsOptions['action'], { kind: 'import' }>;

async function take(engine: Engine, { tables, as, name, sounds }: Import, json: boolean, out: Out): Promise<number> {
  const brought = tables.map((path) => ({ kind: 'file' as const, path }));
  const answer = await valueOf(engine, 'annotations.import', { tables: brought, kind: as, name, sounds });
  if (json) out.say(JSON.stringify(answer, null, 2));
  else {
    for (const table of answer.tables) tell(table, out);
    if (answer.set !== null) out.say(out.words(setSentence(answer.set)));
  }
  const whole = answer.tables.every(
    (each) => each.failure === null && each.unknown.length + each.ambiguous.length === 0,
  );
  return whole ? 0 : 3;
}

const setSentence = ({ name, kind, rows, recordings, species }: AnnotationSet): Sentence =>
  sentence('annotation-set', { name, rows, recordings, species, kind: sentence(`annotation-kind-${kind}`) });

function tell(table: ImportedTable, out: Out): void {
  const { name, failure, taken, before, matched, left, unknown, ambiguous, unknownLabels } = table;
  if (failure !== null) {
    out.tell(out.words(sentence('annotation-table-failed', { name, why: failure })));
    return;
  }
  const recordings = matched.reduce((sum, each) => sum + each.recordings, 0);
  const by = (way: ImportedTable['matched'][number]['by']): number =>
    matched.find((each) => each.by === way)?.recordings ?? 0;
  out.say(out.words(sentence('annotation-table', { name, taken, before, recordings })));
  if (by('content') > 0) out.say(out.words(sentence('annotation-by-content', { count: by('content') })));
  if (by('time') > 0) out.tell(out.words(sentence('annotation-by-time', { count: by('time') })));
  for (const said of left) out.tell(out.words(said));
  for (const each of ambiguous)
    out.tell(out.words(sentence('annotation-ambiguous', { name: each.name, paths: each.paths.join(', ') })));
  for (const said of [listed('measure-unknown-files', unknown), listed('measure-unknown-labels', unknownLabels)])
    if (said !== null) out.tell(out.words(said));
}
