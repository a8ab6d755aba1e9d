import { spawn, type ChildProcess } from 'node:child_process';
import { onTestFailed } from 'vitest';
import { cliEntry, project } from './field-folder.ts';

export type Finished = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs the built command line to its end. The environment keeps the person's own data folder out of the test. */
export function runCli(
  words: readonly string[],
  nodeOptions: readonly string[] = [],
  environment: Environment = {},
): Promise<Finished> {
  const child = startCli(words, nodeOptions, environment);
  return new Promise((resolve) => {
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', (piece: Buffer) => (stdout += piece.toString()));
    child.stderr?.on('data', (piece: Buffer) => (stderr += piece.toString()));
    child.on('close', (code) => {
      tellIfFailed(`songsight ${words.join(' ')}\nended with ${code}:\n${stderr}`);
      resolve({ code, stdout, stderr });
    });
  });
}

/** What was said beside the result: a test that fails by its code or its result alone does not show it. */
function tellIfFailed(text: string): void {
  try {
    onTestFailed(() => console.error(text));
  } catch {
    // Run for several tests, outside of any.
  }
}

/** undefined takes a variable away. */
type Environment = Readonly<Record<string, string | undefined>>;

export function startCli(
  words: readonly string[],
  nodeOptions: readonly string[] = [],
  environment: Environment = {},
): ChildProcess {
  return spawn(process.execPath, [...nodeOptions, cliEntry, ...words], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SONGSIGHT_DATA: '/nonexistent/no-data-folder-was-given', ...environment },
  });
}

export type Server = {
  /** With the token, as printed. */
  readonly url: string;
  readonly origin: string;
  readonly output: () => string;
  stop(): Promise<number | null>;
};

/** Starts `serve` or `watch` and waits for its address. */
export async function startServer(words: readonly string[], nodeOptions: readonly string[] = []): Promise<Server> {
  const child = startCli(words, nodeOptions);
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (piece: Buffer): void => {
      output += piece.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(output)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then((code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
  return {
    url,
    origin: new URL(url).origin,
    output: () => output,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}
