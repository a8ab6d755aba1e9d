import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { project, tinyPack } from '../field/field-folder.ts';

export type OpenedWindow = {
  readonly port: number;
  readonly url: string;
  readonly preload: string;
  readonly sandbox: boolean;
  readonly contextIsolation: boolean;
  readonly nodeIntegration: boolean;
};

export type RunningShell = {
  readonly window: OpenedWindow;
  readonly origin: string;
  readonly output: () => string;
  /** As a page asks; `from` is the address of a foreign one. */
  invoke(channel: string, values: readonly unknown[], from?: string): Promise<{ value?: unknown; thrown?: string }>;
  /** As if somebody had started the program again with these words. */
  startAgain(words: readonly string[]): Promise<unknown>;
  /** Closes the window and waits for the program's end. */
  quit(): Promise<number | null>;
};

/** Starts the real main bundle in a process where `electron` is the stand-in. */
export function startMain(environment: Readonly<Record<string, string>>, words: readonly string[] = []): ChildProcess {
  const register = path.join(project, 'tests/shell/stand-in/register.mjs');
  return spawn(process.execPath, ['--import', register, path.join(project, 'dist/shell/main.js'), project, ...words], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SONGSIGHT_PACK: tinyPack, ...environment },
  });
}

export async function startShell(environment: Readonly<Record<string, string>>): Promise<RunningShell> {
  const child = startMain(environment);
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const window = await new Promise<OpenedWindow>((resolve, reject) => {
    const hear = (piece: Buffer): void => {
      output += piece.toString();
      const opened = /^WINDOW (.+)$/m.exec(output)?.[1];
      if (opened !== undefined) resolve(JSON.parse(opened) as OpenedWindow);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then((code) => reject(new Error(`The shell ended with ${code}:\n${output}`)));
  });
  const origin = `http://127.0.0.1:${window.port}`;
  const post = (where: string, body: unknown): Promise<Response> =>
    fetch(`${origin}/stand-in/${where}`, { method: 'POST', body: JSON.stringify(body) });
  return {
    window,
    origin,
    output: () => output,
    invoke: async (channel, values, from) => (await post('invoke', { channel, values, from })).json(),
    startAgain: (words) => post('second', words),
    quit: async () => {
      await post('stop', {});
      return ended;
    },
  };
}

/** The real preload bundle, wrapped as Electron wraps it: with a `require` that knows `electron` and nothing else. */
export function preloadScript(preload: string): string {
  const standIn = readFileSync(path.join(import.meta.dirname, 'stand-in/electron-renderer.js'), 'utf8');
  return `(() => { ${standIn}\n((require, module, exports) => { ${readFileSync(preload, 'utf8')}\n})(standInRequire, { exports: {} }, {}); })();`;
}
