import { constants, setPriority } from 'node:os';
import { app, powerMonitor, utilityProcess, type UtilityProcess } from 'electron';
import { sentence, type Sentence, type SentenceValue } from '#contract/words/sentence.ts';
import type { ForkAnalyst } from '#engine/analysts/forked-analyst.ts';
import { aboveCeiling } from '#engine/analysts/memory-ceiling.ts';
import type { Log } from '#engine/log.ts';
import { logLines } from '#transports/log-lines.ts';

const lookEveryMs = 5000;

export type UtilityOptions = {
  /** Path of the bundled `analyst-process.js`. */
  readonly entry: string;
  /** The process is ended when it takes more memory than this, in bytes. */
  readonly ceilingBytes: number;
  readonly log: Log;
};

/**
 * Runs the analyst in Electron's own kind of child process, below normal priority and lower still on battery, so that the
 * person's own work stays smooth. What it needs above its ceiling of memory ends it; the work at hand is tried once more.
 */
export function forkUtility(options: UtilityOptions): ForkAnalyst {
  return () => {
    const child = utilityProcess.fork(options.entry, [], { serviceName: 'Songsight analyst', stdio: 'pipe' });
    for (const stream of [child.stdout, child.stderr]) if (stream) logLines(stream, 'analyst', options.log);
    let reason: SentenceValue | null = null;
    let ended = false;
    const stopWatching = watchOver(child, options, (why) => {
      reason = why;
      child.kill();
    });
    return {
      // Before it has spawned, messages wait for the child. After its end there is nobody to talk to: what was asked fails with the exit.
      send: (message) => {
        if (!ended) child.postMessage(message);
      },
      onMessage: (hear) => void child.on('message', hear),
      onExit: (hear) => {
        child.on('error', (type, location) => {
          reason = `${type}: ${location}`;
        });
        child.on('exit', (code) => {
          ended = true;
          stopWatching();
          hear(reason ?? sentence('analyst-exit-code', { code: String(code) }));
        });
      },
      kill: () => void child.kill(),
    };
  };
}

/** Keeps priority and memory of the child in bounds. @returns the way to stop. */
function watchOver(child: UtilityProcess, options: UtilityOptions, end: (why: Sentence) => void): () => void {
  const setLow = (): void => lowerPriority(child.pid, powerMonitor.isOnBatteryPower(), options.log);
  const look = setInterval(() => {
    const metric = app.getAppMetrics().find(({ pid }) => pid === child.pid);
    const bytes = (metric?.memory.workingSetSize ?? 0) * 1024;
    if (bytes <= options.ceilingBytes) return;
    end(aboveCeiling(options.ceilingBytes));
  }, lookEveryMs);
  child.on('spawn', setLow);
  powerMonitor.on('on-battery', setLow);
  powerMonitor.on('on-ac', setLow);
  return () => {
    clearInterval(look);
    powerMonitor.off('on-battery', setLow);
    powerMonitor.off('on-ac', setLow);
  };
}

/** Some systems do not let a program raise a priority again once it was lowered; then it stays low. */
function lowerPriority(pid: number | undefined, onBattery: boolean, log: Log): void {
  if (pid === undefined) return;
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
  try {
    setPriority(pid, onBattery ? PRIORITY_LOW : PRIORITY_BELOW_NORMAL);
  } catch (thrown) {
    log.warn(`The priority of the listening process stays as it is: ${String(thrown)}`);
  }
}
