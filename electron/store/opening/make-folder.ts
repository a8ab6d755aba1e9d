import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Linux file systems that the kernel makes up; `f_type` as in `man 2 statfs`. Nothing can be kept there. */
const madeUp = new Set([
  0x9fa0, // proc
  0x62656572, // sysfs
  0x63677270, // cgroup2
  0x27e0eb, // cgroup
  0x1cd1, // devpts
  0x64626720, // debugfs
  0x74726163, // tracefs
]);

/** A place of the system's kernel, such as `/proc`, that keeps no files. */
export class SystemPlace extends Error {}

/**
 * Makes a folder and those above it, one by one: Node's own recursive way never returns where the system refuses a folder
 * with "not found", as below `/proc`.
 * @throws the file system's error, or an error that says that this is no place for files.
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = path; !existsSync(at); at = dirname(at)) {
    missing.unshift(at);
    if (dirname(at) === at) break;
  }
  const base = missing[0] === undefined ? path : dirname(missing[0]);
  if (process.platform === 'linux' && existsSync(base) && madeUp.has(statfsSync(base).type)) {
    throw new SystemPlace(base);
  }
  for (const folder of missing) mkdirSync(folder);
}
