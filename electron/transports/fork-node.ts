import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { ForkAnalyst } from '#engine/analysts/forked-analyst.ts';

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
      // Between a child's death and the word of it there is nobody to talk to; what was asked fails with the exit.
      send: (message) => void (child.connected && child.send(message, () => undefined)),
      onMessage: (hear) => void child.on('message', hear),
      onExit: (hear) => {
        child.on('exit', (code, signal) => hear(signal ?? `code ${code}`));
        // A child that could not be started has no exit.
        child.on('error', (error) => hear(error.message));
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

function lowerPriority(pid: number | undefined): void {
  if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
}
