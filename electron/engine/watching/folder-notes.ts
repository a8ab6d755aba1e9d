import { statfs } from 'node:fs/promises';
import { sentence } from '#contract/words/sentence.ts';
import type { Log } from '../log.ts';
import { atMost } from './settle.ts';

export const folderNotes = {
  unreadable: sentence('folder-unreadable'),
  away: sentence('folder-away'),
  empty: sentence('folder-empty-now'),
  noAnswer: sentence('folder-no-answer'),
  watchLimit: sentence('folder-watch-limit'),
} as const;

const codeOf = (thrown: unknown): unknown => (thrown instanceof Error && 'code' in thrown ? thrown.code : null);

/** Whether the system watches no more folders: the number of watches or of open files is used up. */
export function isWatchLimit(thrown: unknown): boolean {
  return ['ENOSPC', 'EMFILE', 'ENFILE'].includes(String(codeOf(thrown)));
}

/** A link that leads to itself, or something that went away while it was looked at, is nothing to be repaired. */
export function logTrouble(log: Log, path: string, thrown: unknown): void {
  const code = codeOf(thrown);
  if (code === 'ELOOP' || code === 'ENOENT') log.warn(`In ${path} something could not be watched (${code}).`);
  else log.error(`Watching ${path} met trouble.`, thrown);
}

/** Linux file systems that tell nothing of what others change in them; `f_type` as in `man 2 statfs`. */
const silentFileSystems = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2
  0x01021997, // 9P
  0x65735546, // FUSE: sshfs, rclone and others
  0x5346414f, // AFS
  0x00c36400, // Ceph
]);

/** Whether a folder lies where the system tells of no changes, so that it has to be looked through. */
export async function isSilent(path: string): Promise<boolean> {
  if (process.platform === 'win32') return path.startsWith('\\\\');
  if (process.platform !== 'linux') return false;
  const facts = await atMost(
    statfs(path).catch(() => null),
    5000,
  );
  return facts !== null && silentFileSystems.has(facts.type >>> 0);
}
