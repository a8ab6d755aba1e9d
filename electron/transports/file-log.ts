import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '#engine/log.ts';

const limitBytes = 5 * 1024 * 1024;

/** Where the log of a data folder lies. */
export function logPath(dataFolder: string): string {
  return path.join(dataFolder, 'songsight.log');
}

/**
 * Writes the log into the data folder, next to what it is about; the file before last is kept as `songsight.old.log`. A log
 * that cannot be written goes to standard error: an unwritable folder is exactly when somebody needs it.
 */
export function openFileLog(dataFolder: string): Log {
  const file = logPath(dataFolder);
  const write = (level: string, message: string, thrown?: unknown): void => {
    const lines = `${new Date().toISOString()} ${level} ${message}${describe(thrown)}\n`;
    try {
      mkdirSync(dataFolder, { recursive: true });
      keepSmall(file);
      appendFileSync(file, lines);
    } catch {
      process.stderr.write(lines);
    }
  };
  return {
    info: (message) => write('info', message),
    warn: (message) => write('warn', message),
    error: (message, thrown) => write('error', message, thrown),
  };
}

function keepSmall(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > limitBytes) renameSync(file, file.replace(/\.log$/, '.old.log'));
}

/** A stack with the causes beneath it. */
function describe(thrown: unknown): string {
  if (thrown === undefined) return '';
  if (!(thrown instanceof Error)) return `\n  ${String(thrown)}`;
  const cause = thrown.cause === undefined ? '' : `\n  caused by:${describe(thrown.cause)}`;
  return `\n  ${thrown.stack ?? thrown.message}${cause}`;
}
