// Checks the Python code: ruff's lint and format. `--fix` writes what can be mended by itself.
// Ruff of the pinned version comes from PATH or from a virtual environment of its own in .cache/ruff, made on first use.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const requirements = join(root, 'model-training', 'requirements-check.txt');
const environment = join(root, '.cache', 'ruff');
const folders = ['model-training', 'tests/training'];
const config = ['--config', 'model-training/pyproject.toml'];

/** "ruff==1.2.3" of the requirements file -> "1.2.3". */
function pinnedVersion(): string {
  const found = /^ruff==(\S+)$/m.exec(readFileSync(requirements, 'utf8'));
  if (!found?.[1]) throw new Error(`${requirements} pins no version of ruff`);
  return found[1];
}

function isVersion(ruff: string, version: string): boolean {
  const told = spawnSync(ruff, ['--version'], { encoding: 'utf8' });
  return told.status === 0 && told.stdout.trim() === `ruff ${version}`;
}

/** Makes the virtual environment. Returns what went wrong, or undefined. */
function install(): string | undefined {
  const steps: [string, string[]][] = [
    ['python3', ['-m', 'venv', environment]],
    [
      join(environment, 'bin', 'python'),
      ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements],
    ],
  ];
  for (const [command, args] of steps) {
    const done = spawnSync(command, args, { encoding: 'utf8' });
    if (done.error) return done.error.message;
    if (done.status !== 0) return done.stderr.trim().split('\n').at(-1);
  }
  return undefined;
}

/** Path of a ruff of the pinned version, or why there is none. */
function findRuff(version: string): { ruff: string } | { missing: string } {
  const own = join(environment, 'bin', 'ruff');
  if (isVersion('ruff', version)) return { ruff: 'ruff' };
  if (existsSync(own) && isVersion(own, version)) return { ruff: own };
  const fault = install();
  return fault === undefined && isVersion(own, version) ? { ruff: own } : { missing: fault ?? 'another version came' };
}

const version = pinnedVersion();
const found = findRuff(version);
if ('missing' in found) {
  console.log(`SKIPPED ruff: version ${version} is not on the path and could not be installed (${found.missing}).`);
} else {
  const fix = process.argv.includes('--fix');
  const runs = [
    ['check', ...(fix ? ['--fix'] : []), ...config, ...folders],
    ['format', ...(fix ? [] : ['--check']), ...config, ...folders],
  ];
  const failed = runs.filter((args) => spawnSync(found.ruff, args, { cwd: root, stdio: 'inherit' }).status !== 0);
  process.exit(failed.length === 0 ? 0 : 1);
}
