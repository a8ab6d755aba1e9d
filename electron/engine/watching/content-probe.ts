import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { answered } from '#analysis/reading/file-bytes.ts';
import { KnownFailure } from '#contract/failure.ts';

/** Both ends hold what a recorder writes about itself; between them the sound is looked at in a few places. */
const endBytes = 16 * 1024;
const placeBytes = 4 * 1024;
const places = 6;

/** What tells a file's entry on its disk from another one's: its number, and when the system last changed it. */
export function entryOf(facts: { readonly ino: number; readonly ctimeMs: number }): string {
  return `${String(facts.ino)}-${String(facts.ctimeMs)}`;
}

/** Cards for recorders keep times of hundredths of a second or less, and give numbers anew each time they are put in. */
const coarseMs = 10;
/** What changed only now may change again within the same tick of the disk's clock. */
const restMs = 2000;

const changeTimeMs = (entry: string): number => Number(entry.slice(entry.indexOf('-') + 1));

/**
 * When a file that is seen now has rested long enough to be taken: one that nobody wrote into for so long may be taken at once. Its entry
 * tells of writing that left the time of the file as it was.
 * @param stableMs how long it must rest
 */
export function restedAtMs(
  file: { readonly modifiedMs: number; readonly entry: string },
  nowMs: number,
  stableMs: number,
): number {
  return Math.ceil(Math.min(nowMs, Math.max(file.modifiedMs, changeTimeMs(file.entry)))) + stableMs;
}

/** Whether the same entry, found again, means that nothing in the file has changed. */
export function isTelling(entry: string, nowMs: number): boolean {
  const changedMs = changeTimeMs(entry);
  return changedMs % coarseMs !== 0 && nowMs - changedMs > restMs;
}

/** Whether the disk says for sure that something touched a file since its entry was the former one. */
export function isTouched(entry: string, former: string): boolean {
  const changedMs = changeTimeMs(entry);
  return changedMs % coarseMs !== 0 && changedMs !== changeTimeMs(former);
}

/**
 * A cheap look inside a file: SHA-256, in 32 hex digits, of its size, 16 KiB at both ends and six places of 4 KiB between.
 * @throws the file system's error.
 */
export async function probeOf(file: OpenFile, size: number): Promise<string> {
  const hash = createHash('sha256').update(`${String(size)}\n`);
  for (const { from, length } of looks(size)) {
    const buffer = Buffer.allocUnsafe(length);
    hash.update(buffer.subarray(0, await file.read(buffer, length, from)));
  }
  return hash.digest('hex').slice(0, 32);
}

/** The same of a file whose whole content is at hand. */
export function probeOfContent(content: Uint8Array): string {
  const hash = createHash('sha256').update(`${String(content.length)}\n`);
  for (const { from, length } of looks(content.length)) hash.update(content.subarray(from, from + length));
  return hash.digest('hex').slice(0, 32);
}

function looks(size: number): { from: number; length: number }[] {
  if (size <= 2 * endBytes + places * placeBytes) return [{ from: 0, length: size }];
  const step = (size - 2 * endBytes) / (places + 1);
  const between = Array.from({ length: places }, (_, index) => ({
    from: Math.floor(endBytes + (index + 1) * step),
    length: placeBytes,
  }));
  return [{ from: 0, length: endBytes }, ...between, { from: size - endBytes, length: endBytes }];
}

export type Probed = { readonly probe: string; readonly entry: string };

/** Looks into the file that lies at a path now. @throws KnownFailure `file-missing`, `file-unreadable`. */
export async function probeFile(path: string): Promise<Probed> {
  return withFile(path, async (file, facts) => {
    return { probe: await probeOf(file, facts.size), entry: entryOf(facts) };
  });
}

/** An open file whose drive may stop answering; then it says so. */
export type OpenFile = {
  /** @returns how many bytes were read into the buffer. */
  read(buffer: Buffer, length: number, from: number): Promise<number>;
};

function answering(file: FileHandle, path: string): OpenFile {
  return {
    read: async (buffer, length, from) => (await answered(file.read(buffer, 0, length, from), path)).bytesRead,
  };
}

/** Opens a file for reading and closes it again. @throws KnownFailure `file-missing`, `file-unreadable`, and what `work` throws. */
export async function withFile<T>(path: string, work: (file: OpenFile, facts: Stats) => Promise<T>): Promise<T> {
  try {
    // A pipe under a recording's name would never open otherwise.
    const file = await answered(open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)), path);
    try {
      const facts = await answered(file.stat(), path);
      const otherKey = facts.isDirectory() ? 'file-is-folder' : 'file-no-file';
      if (!facts.isFile()) throw new KnownFailure('file-unreadable', otherKey, { path });
      return await work(answering(file, path), facts);
    } finally {
      await answered(file.close(), path);
    }
  } catch (cause) {
    throw cause instanceof KnownFailure ? cause : unreadable(path, cause);
  }
}

const gone = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ESTALE']);
const sentences: Readonly<Record<string, 'file-denied' | 'file-disk-error' | 'file-no-file'>> = {
  EACCES: 'file-denied',
  EPERM: 'file-denied',
  EIO: 'file-disk-error',
  ENXIO: 'file-no-file',
};
const otherwise = 'file-not-readable';

function unreadable(path: string, cause: unknown): KnownFailure {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (gone.has(code)) return new KnownFailure('file-missing', 'file-gone', { path, cause });
  return new KnownFailure('file-unreadable', sentences[code] ?? otherwise, { path, cause });
}
