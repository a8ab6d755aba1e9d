import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { ForkAnalyst } from '#monitor/forked-analyst.ts';

/**
 * Runs the analyst in a child of Node, below normal priority so that the person's own work stays smooth. `advanced`
 * serialization carries typed arrays as they are; JSON would turn them into objects.
 * @param entry path of the bundled `analyst-process.js`
 */
export function forkNode(entry: string): ForkAnalyst {
  return () => {
    const child = fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.on('spawn', () => lowerPriority(child.pid));
    return {
      send: (message) => void child.send(message),
      onMessage: (hear) => void child.on('message', hear),
      onExit: (hear) => void child.on('exit', (code, signal) => hear(signal ?? `code ${code}`)),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

function lowerPriority(pid: number | undefined): void {
  if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
}
