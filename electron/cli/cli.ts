#!/usr/bin/env node
import { availableParallelism } from 'node:os';
import { letMoreWait } from '#engine/watching/settle.ts';
import { forkAhead } from '#transports/fork-ahead.ts';
import { isTooOld, leastNode } from './node-fit.ts';
import { analystEntry } from './own-files.ts';

/** More of them at once load no sooner: the rest start while the first open their models. */
const mostAhead = 2;

/** Whether these words will most likely want analysts; where they do not, those that were started end unused. */
function willListen(words: readonly string[]): boolean {
  return words.includes('analyse') && !words.some((word) => word === '--help' || word === '-h' || word === 'help');
}

// Before anything is loaded that an older one cannot load.
if (isTooOld(process.versions.node)) {
  const [{ say }, { runLanguage }] = await Promise.all([
    import('#contract/words/sentence.ts'),
    import('./run-language.ts'),
  ]);
  const values = { version: process.versions.node, path: process.execPath, least: leastNode };
  process.stderr.write(`${say({ key: 'node-too-old', values }, runLanguage(process.env, process.argv))}\n`);
  process.exit(1);
}
// Before the first call to the file system.
letMoreWait(process.env);
// Before the program is loaded, which takes as long as an analyst takes to load its own.
const ahead = willListen(process.argv) ? forkAhead(analystEntry, Math.min(mostAhead, availableParallelism())) : null;
const { runProgram } = await import('./run-program.ts');
await runProgram(ahead);
