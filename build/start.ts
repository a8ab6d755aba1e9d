// `npm start`: the Electron window where Electron is installed, else the same window at a local address.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { electronProgram } from './electron-program.ts';

const project = path.resolve(import.meta.dirname, '..');

function run(program: string, words: readonly string[]): void {
  const child = spawn(program, words, { cwd: project, stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
}

function noWindowReason(electron: string | null): string | null {
  if (electron === null) return 'Electron is not installed here (npx install-electron fetches it)';
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const blind = process.platform === 'linux' && DISPLAY === undefined && WAYLAND_DISPLAY === undefined;
  return blind ? 'There is no display here' : null;
}

const electron = electronProgram();
const reason = noWindowReason(electron);
const wanted = process.argv.slice(2);
if (electron !== null && reason === null) run(electron, [project, ...wanted]);
else {
  console.log(`${reason}, so the window is served to your browser instead.`);
  run(process.execPath, [path.join(project, 'dist/cli/cli.js'), 'serve', ...wanted]);
}
