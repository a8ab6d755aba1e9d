import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../demo/random.ts';
import { mutated } from './mutate.ts';
import { otherSeeds, seedFiles } from './seed-files.ts';

/*
 * npm run fuzz [-- --count 10000 --seed 1 --only .wav]: changes good files of every format and reads what comes out, each in a child
 * process. The bars: no crash, no hang over 10 s, under 1 GB of memory, and always a sentence. What breaks one is kept.
 */
const longestMs = 10_000;
/** Beside other programs the same work takes longer: what counts is the time of the processor, unless nothing comes at all. */
const longestWaitMs = 90_000;
const mostBytes = 1_000_000_000;
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});

type Answer = { readonly ended?: string; readonly rss?: number; readonly workedMs?: number; readonly bug?: string };

let child: ChildProcess | null = null;

/** How the child ended with a file; a child that hangs, dies or grows too large is replaced. */
async function tried(file: string): Promise<string> {
  const running = (child ??= fork(path.join(import.meta.dirname, 'fuzz-child.ts'), { stdio: 'ignore' }));
  const answer = await new Promise<Answer>((resolve) => {
    const timer = setTimeout(() => resolve({ bug: `hangs for more than ${String(longestWaitMs)} ms` }), longestWaitMs);
    const done = (said: Answer): void => {
      clearTimeout(timer);
      running.removeAllListeners();
      resolve(said);
    };
    running.once('message', (message) => done(message as Answer));
    running.once('exit', (code, signal) => done({ bug: `the process died (${String(signal ?? code)})` }));
    running.send(file);
  });
  const tooLarge = (answer.rss ?? 0) > mostBytes ? `takes ${String(answer.rss)} bytes of memory` : undefined;
  const tooLong = (answer.workedMs ?? 0) > longestMs ? `works for ${String(answer.workedMs)} ms` : undefined;
  const bug = answer.bug ?? tooLarge ?? tooLong;
  if (bug === undefined) return answer.ended ?? 'read';
  running.kill('SIGKILL');
  child = null;
  return `BUG ${bug}`;
}

const kept = path.join(tmpdir(), 'songsight-fuzz-kept');
const folder = await mkdtemp(path.join(tmpdir(), 'songsight-fuzz-'));
let bugs = 0;
for (const [name, original] of [...(await seedFiles()), ...(await otherSeeds())]) {
  if (!name.includes(values.only)) continue;
  const began = performance.now();
  const endings = new Map<string, number>();
  const random = seededRandom(Number(values.seed));
  for (let i = 0; i < Number(values.count); i += 1) {
    const bytes = mutated(original, random);
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    const ending = await tried(file);
    const short = ending.startsWith('BUG') ? 'BUG' : ending;
    endings.set(short, (endings.get(short) ?? 0) + 1);
    if (short !== 'BUG') continue;
    bugs += 1;
    await mkdir(kept, { recursive: true });
    await writeFile(path.join(kept, `${String(i)}-${name}`), bytes);
    console.log(`${name} ${String(i)}: ${ending.split('\n').slice(0, 4).join(' | ')}`);
  }
  const counts = [...endings].map(([ending, count]) => `${ending} ${String(count)}`).join(', ');
  console.log(`${name}: ${counts} in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
(child as ChildProcess | null)?.kill();
await rm(folder, { recursive: true });
console.log(
  bugs === 0 ? 'Every file ended in a sentence or was read.' : `${String(bugs)} broke a bar; they lie in ${kept}.`,
);
process.exitCode = bugs === 0 ? 0 : 1;
