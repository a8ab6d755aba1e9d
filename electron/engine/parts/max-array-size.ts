import { execFile } from 'node:child_process';

/** A cluster whose controller is away answers late or never; nobody waits for it. */
const withinMs = 5000;

/**
 * `MaxArraySize` of the SLURM that can be asked from here: the numbers of an array's tasks stay below it.
 * null: there is none here, or it does not answer.
 */
export function maxArraySize(): Promise<number | null> {
  return new Promise((resolve) => {
    execFile('scontrol', ['show', 'config'], { timeout: withinMs, killSignal: 'SIGKILL' }, (error, said) => {
      resolve(error === null ? readMaxArraySize(said) : null);
    });
  });
}

/** Finds it in what `scontrol show config` prints. */
export function readMaxArraySize(config: string): number | null {
  const found = /^\s*MaxArraySize\s*=\s*(\d+)\s*$/im.exec(config);
  return found === null ? null : Number(found[1]);
}
