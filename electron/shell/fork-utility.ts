import { utilityProcess } from 'electron';
import type { ForkAnalyst } from '#monitor/forked-analyst.ts';

/** Runs the analyst in Electron's own kind of child process. @param entry path of the bundled `analyst-process.js` */
export function forkUtility(entry: string): ForkAnalyst {
  return () => {
    const child = utilityProcess.fork(entry, [], { serviceName: 'Songsight analyst', stdio: 'inherit' });
    return {
      send: (message) => child.postMessage(message),
      onMessage: (hear) => void child.on('message', hear),
      onExit: (hear) => void child.on('exit', (code) => hear(`code ${code}`)),
      kill: () => void child.kill(),
    };
  };
}
