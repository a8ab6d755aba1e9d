// `npm start`: the Electron window. Where Electron's program is missing it is fetched first; where that cannot be done, or
// there is no display, the same window is served to the browser.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { electronProgram, installStep, runInstallStep } from './electron-program.ts';

const project = path.resolve(import.meta.dirname, '..');

/** What `npm start` finds on a computer; the tests bring a stand-in for the install step. */
export type Machine = {
  readonly program: () => string | null;
  readonly install: () => Promise<{ readonly ok: boolean; readonly said: string }>;
  readonly hasDisplay: boolean;
  readonly say: (line: string) => void;
};

/** What is started: Electron's program, or null for the window in a browser. */
export async function chooseWindow({ program, install, hasDisplay, say }: Machine): Promise<string | null> {
  if (!hasDisplay) {
    say('There is no display here, so the window is served to your browser instead.');
    return null;
  }
  const there = program();
  if (there !== null) return there;
  say('Fetching Electron, once: about 120 MB ...');
  const { ok, said } = await install();
  const fetched = ok ? program() : null;
  if (fetched !== null) return fetched;
  say('Electron could not be fetched. This computer may be offline, or a proxy may be in the way.');
  say('When it is online again, run "npm start" once more, or fetch it alone with "npx install-electron".');
  const reason = said.split('\n').find((line) => line.trim() !== '');
  if (reason !== undefined) say(`What the download said: ${reason.trim()}`);
  say('The same window is served to your browser now.');
  return null;
}

function run(command: string, words: readonly string[]): void {
  const child = spawn(command, words, { cwd: project, stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
}

if (import.meta.main) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const inBrowser = process.argv.includes('--browser');
  const wanted = process.argv.slice(2).filter((word) => word !== '--browser');
  const step = installStep();
  const electron = inBrowser
    ? null
    : await chooseWindow({
        program: () => electronProgram(),
        install: () =>
          step === null
            ? Promise.resolve({ ok: false, said: 'The package "electron" is missing; run "npm ci" first.' })
            : runInstallStep(step),
        hasDisplay: process.platform !== 'linux' || DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined,
        say: (line) => console.log(line),
      });
  if (electron !== null) run(electron, [project, ...wanted]);
  else run(process.execPath, [path.join(project, 'dist/cli/cli.js'), 'serve', ...wanted]);
}
