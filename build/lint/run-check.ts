// `npm run check`: every gate that needs no display, one after another. Goes on after a failure, so that one run shows all
// that is wrong, and ends with 1 when anything was.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

type Gate = { readonly name: string; readonly command: string; readonly args: readonly string[] };

const project = path.resolve(import.meta.dirname, '../..');

const gates: readonly Gate[] = [
  { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: 'eslint', args: ['--config', 'build/eslint.config.js', '--max-warnings', '0', '.'] },
  { name: 'types: program', command: 'tsc', args: ['-b'] },
  { name: 'types: build', command: 'tsc', args: ['-p', 'build'] },
  { name: 'types: tests', command: 'tsc', args: ['-p', 'tests'] },
  {
    name: 'types: window',
    command: 'svelte-check',
    args: ['--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'circles of files', command: 'npm', args: ['run', '--silent', 'cycles'] },
  { name: 'dead code', command: 'npm', args: ['run', '--silent', 'knip'] },
  { name: 'folders', command: process.execPath, args: ['build/lint/check-folders.ts'] },
  { name: 'links', command: process.execPath, args: ['build/lint/check-links.ts'] },
  { name: 'python', command: process.execPath, args: ['build/run-ruff.ts'] },
];

const bins = path.join(project, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bins}${path.delimiter}${process.env['PATH'] ?? ''}` };
const failed = gates.filter(({ name, command, args }) => {
  const began = Date.now();
  const local = path.join(bins, command);
  const { status } = spawnSync(existsSync(local) ? local : command, args, { cwd: project, stdio: 'inherit', env });
  process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'}  ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
  return status !== 0;
});
process.exit(failed.length === 0 ? 0 : 1);
