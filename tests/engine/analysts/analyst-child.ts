import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AnalystMessage } from '#analysis/process/analyst-messages.ts';
import type { ForkAnalyst } from '#engine/analysts/forked-analyst.ts';

const entry = fileURLToPath(new URL('../../../electron/analysis/process/analyst-process.ts', import.meta.url));
export const tinyPack = fileURLToPath(new URL('../../fixtures/models/tiny', import.meta.url));

/** The real analyst process, straight from its source. `children` gets each child that is started. */
export function forkSource(children: ChildProcess[] = []): ForkAnalyst {
  return () => {
    const child = fork(entry, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: [],
    });
    children.push(child);
    child.on('error', () => undefined);
    return {
      send: (message) => void (child.connected && child.send(message)),
      onMessage: (hear) => void child.on('message', (message) => hear(message as AnalystMessage)),
      onExit: (hear) => void child.once('exit', (code, signal) => hear(signal ?? `code ${code}`)),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
