// `npm start`: the Electron window where Electron is installed, else the same window at a local address.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '..');

/** Electron's program, or null: npm brings the package, but the program itself is a download that may not have happened. */
function electronProgram(): string | null {
  try {
    const folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    const program = path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(program) ? program : null;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return null;
    throw cause;
  }
}

function run(program: string, args: readonly string[]): void {
  const child = spawn(program, args, { cwd: project, stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
}

const electron = electronProgram();
const wanted = process.argv.slice(2);
if (electron === null) {
  console.log(
    'Electron is not installed here (npx install-electron fetches it), so the window opens in your browser instead:',
  );
  run(process.execPath, [path.join(project, 'dist/headless/cli.js'), 'serve', ...wanted]);
} else {
  run(electron, [project, ...wanted]);
}
