// `npm run check`: every gate that needs no display, two at a time, the longest first. Goes on after a failure, so that one
// run shows all that is wrong, and ends with 1 when anything was.
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

type Gate = { readonly name: string; readonly command: string; readonly args: readonly string[] };

const project = path.resolve(import.meta.dirname, '../..');

const script = (name: string, word: string): Gate => ({ name, command: 'npm', args: ['run', '--silent', word] });

const gates: readonly Gate[] = [
  script('lint', 'lint'),
  script('types', 'types'),
  { name: 'format', command: 'oxfmt', args: ['--list-different', '.'] },
  script('circles of files', 'cycles'),
  script('dead code', 'knip'),
  { name: 'folders', command: process.execPath, args: ['build/lint/check-folders.ts'] },
  script('links', 'links'),
  script('Python', 'ruff'),
];

// npm and oxfmt are .cmd files on Windows, which only its shell starts.
const onWindows = process.platform === 'win32';
const bins = path.join(project, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bins}${path.delimiter}${process.env['PATH'] ?? ''}` };

/** Runs a gate; what it says is kept together and shown at its end. @returns whether it passed. */
function passes({ name, command, args }: Gate): Promise<boolean> {
  const began = Date.now();
  const child = spawn(command, args, { cwd: project, env, shell: onWindows, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece));
  return new Promise((resolve) => {
    const end = (passed: boolean): void => {
      process.stdout.write(Buffer.concat(said));
      process.stdout.write(`${passed ? 'ok  ' : 'FAIL'}  ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
      resolve(passed);
    };
    child.once('error', (thrown) => {
      said.push(Buffer.from(`${thrown.message}\n`));
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}

const waiting = [...gates];
const passed: boolean[] = [];

async function lane(): Promise<void> {
  for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) passed.push(await passes(gate));
}

await Promise.all(Array.from({ length: Math.min(2, os.availableParallelism()) }, lane));
process.exit(passed.every(Boolean) ? 0 : 1);
