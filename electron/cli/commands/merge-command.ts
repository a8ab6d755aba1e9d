import { KnownFailure } from '#contract/failure.ts';
import { sentence } from '#contract/words/sentence.ts';
import { systemClock } from '#engine/log.ts';
import { mergeFolders, type MergeResult } from '#engine/merging/merge-folders.ts';
import { interruption } from '../interrupted.ts';
import type { MergeOptions } from '../options/cluster-options.ts';
import type { Out } from '../out.ts';
import { upgradeFirst } from '../upgrade-first.ts';

const mostConflicts = 20;

/** Joins data folders. @returns 0 when all are joined whole, 3 when some were left out or are not finished, 1 when it was interrupted */
export async function mergeCommand({ sources, into, json }: MergeOptions, out: Out): Promise<number> {
  const stop = interruption(out);
  const abort = new AbortController();
  void stop.happened.then(() => abort.abort());
  try {
    await upgradeFirst(into, out);
    const result = await mergeFolders({
      ...{ into, sources, clock: systemClock, signal: abort.signal, progress: show(out) },
      upgrades: (folder, step, all) => out.tell(out.words(sentence('merge-source-upgrade', { folder, step, all }))),
    });
    if (json) out.say(JSON.stringify(asJson(into, result, out), null, 2));
    else tell(into, result, out);
    return result.sources.some(({ counts }) => counts === null || counts.waiting > 0) ? 3 : 0;
  } catch (thrown) {
    if (!(thrown instanceof KnownFailure) || thrown.code !== 'cancelled') throw thrown;
    out.tell(out.words(thrown.sentence));
    return 1;
  } finally {
    stop.stop();
  }
}

function show(out: Out): (folder: string, done: number, all: number) => void {
  return (folder, done, all) => {
    if (out.moving) out.bar(out.words(sentence('merge-progress', { folder, done, all })).slice(0, out.columns - 1));
  };
}

function tell(into: string, { sources, conflicts }: MergeResult, out: Out): void {
  for (const { folder, counts, failure } of sources) {
    if (failure !== null) out.say(out.words(sentence('merge-source-failed', { folder, reason: failure })));
    if (counts === null) continue;
    const { before, waiting, embeddings, lost, ...numbers } = counts;
    if (before && embeddings > 0)
      out.say(out.words(sentence('merge-source-embeddings', { folder, count: embeddings })));
    else if (before) out.say(out.words(sentence('merge-source-before', { folder })));
    else out.say(out.words(sentence('merge-source-done', { folder, ...numbers })));
    if (lost > 0) out.say(out.words(sentence('merge-source-lost', { folder, count: lost })));
    if (waiting > 0) out.say(out.words(sentence('merge-source-waiting', { folder, count: waiting })));
  }
  if (conflicts.length > 0) out.say(out.words(sentence('merge-conflicts', { count: conflicts.length })));
  for (const conflict of conflicts.slice(0, mostConflicts)) out.say(`  ${out.words(conflict.sentence)}`);
  const more = conflicts.length - mostConflicts;
  if (more > 0) out.say(out.words(sentence('merge-conflicts-more', { more })));
  out.say(out.words(sentence('run-data', { folder: into })));
}

function asJson(into: string, { sources, conflicts }: MergeResult, out: Out): object {
  return {
    into,
    sources: sources.map(({ folder, counts, failure }) => ({
      folder,
      ...(counts ?? {}),
      ...(failure === null ? {} : { failed: { code: failure.code, reason: out.words(failure) } }),
    })),
    conflicts: conflicts.map(({ kind, sentence: said }) => ({ kind, told: out.words(said) })),
  };
}
