import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { project, tinyPack } from '../field/field-folder.ts';
import type { Commands } from './stand-in/harness.ts';

type OpenedWindow = {
  readonly port: number;
  readonly url: string;
  readonly preload: string;
  readonly [preference: string]: unknown;
};

export type RunningShell = {
  readonly window: OpenedWindow;
  readonly origin: string;
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Resolves with the first line that begins with this word. @param after lines before this place in the output do not count. */
  line(word: string, after?: number): Promise<string>;
  /** As a page asks; `from` is the address of a foreign one. */
  invoke(channel: string, values: readonly unknown[], from?: string): Promise<{ value?: unknown; thrown?: string }>;
  /** What a person or the system does. */
  do<K extends keyof Commands>(action: K, ask: Commands[K]): Promise<unknown>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  /** Quits and waits for the program's end. */
  quit(): Promise<number | null>;
};

export type StartOptions = {
  readonly words?: readonly string[];
  /** The folder that holds `dist` and `node_modules`; the project's own without it. */
  readonly root?: string;
};

/** Starts the real main bundle in a process where `electron` is the stand-in. */
export function startMain(
  environment: Readonly<Record<string, string>>,
  { words = [], root = project }: StartOptions = {},
): ChildProcess {
  const register = path.join(project, 'tests/shell/stand-in/register.mjs');
  const packaged = environment['STAND_IN_RESOURCES'] !== undefined;
  const own = packaged ? [] : [project];
  return spawn(process.execPath, ['--import', register, path.join(root, 'dist/shell/main.js'), ...own, ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(packaged ? {} : { SONGSIGHT_PACK: tinyPack }), ...environment },
  });
}

const patienceMs = 240_000;

export async function startShell(
  environment: Readonly<Record<string, string>>,
  options: StartOptions = {},
): Promise<RunningShell> {
  const child = startMain(environment, options);
  let output = '';
  const waiting = new Set<() => void>();
  const hear = (piece: Buffer): void => {
    output += piece.toString();
    for (const look of waiting) look();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const line = (word: string, after = 0): Promise<string> =>
    new Promise((resolve, reject) => {
      const give = (action: () => void): void => {
        clearTimeout(timer);
        waiting.delete(look);
        action();
      };
      const look = (): void => {
        const found = new RegExp(`^${word}(?: (.*))?\n`, 'm').exec(output.slice(after));
        if (found !== null) give(() => resolve(found[1] ?? ''));
      };
      const fail = (why: string) => (): void => give(() => reject(new Error(`No line ${word}: ${why}\n${output}`)));
      const timer = setTimeout(fail('waited long enough'), patienceMs);
      waiting.add(look);
      void ended.then(fail('the shell ended'));
      look();
    });
  const window = JSON.parse(await line('WINDOW')) as OpenedWindow;
  const origin = `http://127.0.0.1:${window.port}`;
  const post = async (where: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`${origin}/stand-in/${where}`, { method: 'POST', body: JSON.stringify(body) });
    return answer.json();
  };
  const perform: RunningShell['do'] = async (action, ask) =>
    ((await post('do', { action, ask })) as { value?: unknown }).value;
  return {
    window,
    origin,
    process: child,
    output: () => output,
    line,
    invoke: async (channel, values, from) => (await post('invoke', { channel, values, from })) as { value?: unknown },
    do: perform,
    ended,
    quit: async () => {
      await perform('quit', null);
      return ended;
    },
  };
}

/** The real preload bundle, wrapped as Electron wraps it: with a `require` that knows `electron` and nothing else. */
export function preloadScript(preload: string): string {
  const standIn = readFileSync(path.join(import.meta.dirname, 'stand-in/electron-renderer.js'), 'utf8');
  return `(() => { ${standIn}\n((require, module, exports) => { ${readFileSync(preload, 'utf8')}\n})(standInRequire, { exports: {} }, {}); })();`;
}
