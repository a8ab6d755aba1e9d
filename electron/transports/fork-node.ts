import { constants, setPriority } from 'node:os';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { AnalystChild } from '#engine/analysts/analyst-life.ts';
import type { ForkAnalyst } from '#engine/analysts/forked-analyst.ts';
import { aboveCeiling, memoryCeiling } from '#engine/analysts/memory-ceiling.ts';
import type { Log } from '#engine/log.ts';
import { startChild, type ChildrenAhead } from './fork-ahead.ts';
import { logLines } from './log-lines.ts';

type AnalystMessage = Parameters<Parameters<AnalystChild['onMessage']>[0]>[0];

/**
 * Runs the analyst in a child of Node, below normal priority so that the person's own work stays smooth.
 * @param entry path of the bundled `analyst-process.js`
 * @param log where what the child says of itself goes, its last words above all
 * @param ahead children of the same entry that were started before
 */
export function forkNode(entry: string, log: Log, ahead: ChildrenAhead | null = null): ForkAnalyst {
  const ceilingBytes = memoryCeiling(process.env);
  return () => {
    const child = ahead?.take() ?? startChild(entry);
    for (const stream of [child.stdout, child.stderr]) if (stream !== null) logLines(stream, 'analyst', log);
    lowerPriority(child.pid);
    let tooLarge: Sentence | null = null;
    child.on('message', (message) => {
      // Only our own child can write here.
      const said = message as AnalystMessage;
      if (said.kind !== 'pong' || said.memoryBytes <= ceilingBytes) return;
      tooLarge = aboveCeiling(ceilingBytes);
      child.kill('SIGKILL');
    });
    return {
      // Between a child's death and the word of it there is nobody to talk to; what was asked fails with the exit.
      send: (message) => void (child.connected && child.send(message, () => undefined)),
      onMessage: (hear) => void child.on('message', hear),
      onExit: (hear) => {
        child.on('exit', (code, signal) =>
          hear(tooLarge ?? signal ?? sentence('analyst-exit-code', { code: String(code) })),
        );
        // A child that could not be started has no exit.
        child.on('error', (error) => hear(error.message));
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

/** One that is lower already, as after `nice`, may not be raised; one that has just ended needs none. */
function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It works on as it is.
  }
}
