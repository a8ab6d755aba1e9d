// Builds the window and the programs when a source is newer than the last build; says nothing when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '..');
const stamp = path.join(project, 'dist/.built');
const sources = ['electron', 'renderer', 'build', 'package.json', 'package-lock.json'];

function newestChange(source: string): number {
  const stats = statSync(source);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const children = readdirSync(source).map((name) => newestChange(path.join(source, name)));
  return Math.max(stats.mtimeMs, ...children);
}

/** Runs one build step; its output is shown only when it fails, so that the program's own output stays clean. */
function step(command: string, args: readonly string[]): void {
  const run = spawnSync(command, args, { cwd: project, encoding: 'utf8' });
  if (run.status === 0) return;
  process.stderr.write(`${run.stdout}${run.stderr}\nThe build failed at: ${command} ${args.join(' ')}\n`);
  process.exit(1);
}

const changed = Math.max(...sources.map((source) => newestChange(path.join(project, source))));
if (!existsSync(stamp) || statSync(stamp).mtimeMs < changed || process.argv.includes('--force')) {
  process.stderr.write('Building Songsight ...\n');
  step('vite', ['build', '--config', 'build/vite.renderer.ts', '--logLevel', 'warn']);
  step(process.execPath, ['build/bundle-node.ts']);
  writeFileSync(stamp, '');
}
