import Database from 'better-sqlite3';
import { systemClock } from '#engine/log.ts';
import { mergeFolders } from '#engine/merging/merge-folders.ts';

/**
 * Merges the folders of its arguments, the first is the one to merge into. Before it asks the database for the time `at` it says so, and
 * ends as a killed program does; or goes on, for somebody else to kill it. At the end it says how often it asked.
 */
const [at, how, into, ...sources] = process.argv.slice(2);
if (into === undefined) throw new Error('name the folders');

let asked = 0;
function ask(): void {
  asked += 1;
  if (asked !== Number(at)) return;
  process.stdout.write('here\n');
  if (how === 'dies') process.kill(process.pid, 'SIGKILL');
}

/** Every statement of this process goes through these. */
function counted(on: object, names: readonly string[]): void {
  for (const name of names) {
    const real = Reflect.get(on, name) as (...values: unknown[]) => unknown;
    Reflect.set(on, name, function count(this: unknown, ...values: unknown[]): unknown {
      ask();
      return real.apply(this, values);
    });
  }
}

const any = new Database(':memory:');
counted(Object.getPrototypeOf(any.prepare('SELECT 1')) as object, ['run', 'get', 'all', 'iterate']);
counted(Database.prototype, ['exec']);
any.close();

await mergeFolders({
  into,
  sources,
  clock: systemClock,
  signal: new AbortController().signal,
  progress: () => undefined,
});
process.stdout.write(`end ${String(asked)}\n`);
