import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** The engine behind the page: `songsight serve`, started anew whenever its source changes. */
export type DevEngine = {
  readonly port: number;
  /** What the engine wants to see from a page of its own; another one after each start. */
  cookie(): string;
  restart(): Promise<void>;
  stop(): Promise<void>;
};

type Running = { readonly child: ChildProcess; readonly port: number; readonly cookie: string };

const entry = path.resolve(import.meta.dirname, '../../.cache/cli/cli.js');

/** @param words for `serve`, such as `--data`. @throws Error when it ends before it is open. */
export async function startDevEngine(words: readonly string[]): Promise<DevEngine> {
  let running = await start(words, 0);
  let turn = Promise.resolve();
  const again = async (): Promise<void> => {
    await end(running.child);
    running = await start(words, running.port);
  };
  return {
    port: running.port,
    cookie: () => running.cookie,
    restart: () => (turn = turn.then(again)),
    stop: () => turn.catch(() => undefined).then(() => end(running.child)),
  };
}

async function start(words: readonly string[], port: number): Promise<Running> {
  const child = spawn(process.execPath, ['--enable-source-maps', entry, 'serve', ...words, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // However the developer's program ends, its engine does not stay behind.
  const endToo = (): void => void child.kill('SIGINT');
  process.once('exit', endToo);
  child.once('exit', () => process.off('exit', endToo));
  const address = await new Promise<URL>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(said)?.[0];
      if (found !== undefined) resolve(new URL(found));
    });
    child.once('exit', (code) => reject(new Error(`The engine ended with ${String(code)}.\n${said}`)));
  });
  const first = await fetch(address, { redirect: 'manual' });
  return { child, port: Number(address.port), cookie: first.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGINT');
  });
}
