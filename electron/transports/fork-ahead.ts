import { fork, type ChildProcess } from 'node:child_process';

/** Children that were started before anybody had work for them: they load their program while their parent loads its own. */
export type ChildrenAhead = {
  /** One of them, for whoever starts a child now; null: none is left that lives. */
  take(): ChildProcess | null;
  /** Ends those that nobody took. */
  end(): void;
};

/** `advanced` serialization carries typed arrays as they are; JSON would turn them into objects. */
export function startChild(entry: string): ChildProcess {
  return fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
}

/** @param entry path of the bundled program of the children */
export function forkAhead(entry: string, count: number): ChildrenAhead {
  const waiting = Array.from({ length: count }, () => startChild(entry));
  // One that cannot be started is not taken; whoever starts the next one hears why.
  for (const child of waiting) child.on('error', () => undefined);
  const lives = (child: ChildProcess): boolean =>
    child.pid !== undefined && child.exitCode === null && child.signalCode === null && child.connected;
  return {
    take: () => {
      for (let child = waiting.shift(); child !== undefined; child = waiting.shift()) if (lives(child)) return child;
      return null;
    },
    end: () => {
      for (const child of waiting.splice(0)) child.kill('SIGKILL');
    },
  };
}
