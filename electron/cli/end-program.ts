import { execPath } from 'node:process';

/** Whoever still has something to do, such as writing its last line, has this long. */
const graceMs = 300;

/**
 * Ends the program with this code when nothing is left to do, and soon in any case: Node waits for every call to the file system,
 * and its own exit does, too, so that a dead network drive would keep a program that is done from ending for ever.
 */
export function endProgram(code: number): void {
  process.exitCode = code;
  setTimeout(() => (isAllSaid() ? endAtOnce(code) : endProgram(code)), graceMs).unref();
}

/** A slow reader gets everything: on Windows what is written to a pipe waits here until it is taken. */
const isAllSaid = (): boolean => process.stdout.writableLength + process.stderr.writableLength === 0;

/** What hangs is left to the system: where it can be, the program gives way to one that only says its code. */
export function endAtOnce(code: number): void {
  process.removeAllListeners('warning');
  try {
    process.execve?.(execPath, [execPath, '-e', `process.exitCode=${String(code)}`], {});
  } catch {
    // Windows knows no such call, and lets nothing wait for ever.
  }
  process.exit(code);
}
