// `npm run check`: every gate that needs no display, one after another. Goes on after a failure, so that one run shows all
// that is wrong, and ends with 1 when anything was.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

type Gate = { readonly name: string; readonly command: string; readonly args: readonly string[] };

const project = path.resolve(import.meta.dirname, '../..');

const script = (name: string, word: string): Gate => ({ name, command: 'npm', args: ['run', '--silent', word] });

const gates: readonly Gate[] = [
  { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  script('lint', 'lint'),
  script('types', 'types'),
  script('circles of files', 'cycles'),
  script('dead code', 'knip'),
  { name: 'folders', command: process.execPath, args: ['build/lint/check-folders.ts'] },
  script('links', 'links'),
  script('Python', 'ruff'),
];

// npm and prettier are .cmd files on Windows, which only its shell starts.
const onWindows = process.platform === 'win32';
const bins = path.join(project, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bins}${path.delimiter}${process.env['PATH'] ?? ''}` };
const failed = gates.filter(({ name, command, args }) => {
  const began = Date.now();
  const { status } = spawnSync(command, args, { cwd: project, stdio: 'inherit', env, shell: onWindows });
  process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'}  ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
  return status !== 0;
});
process.exit(failed.length === 0 ? 0 : 1);
