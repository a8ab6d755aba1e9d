import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A small file system of its own in a file, mounted as a card or a full disk would be. */
export type Card = {
  readonly path: string;
  /** Takes it out although files on it are open. */
  pullOut(): void;
  putIn(options?: readonly string[]): void;
};

/** Why no file system can be mounted here, or null. Mounting needs root on Linux and a loop device. */
export function noMounts(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'SKIPPED: mounting a file system needs root on Linux';
  if (!existsSync('/dev/loop-control')) return 'SKIPPED: there is no loop device here';
  const probe = join(tmpdir(), `songsight-mount-probe-${process.pid}`);
  try {
    mkdirSync(probe);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe], { stdio: 'ignore' });
    execFileSync('mkfs.ext4', ['-V'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'SKIPPED: nothing may be mounted here, or mkfs.ext4 is not installed';
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

/** Makes a file system of so many megabytes and mounts it; it is taken out and removed after the test. */
export function makeCard(folder: string, megabytes: number): Card {
  const image = join(folder, 'card.img');
  const path = join(folder, 'card');
  mkdirSync(path);
  writeFileSync(image, '');
  truncateSync(image, megabytes * 1024 * 1024);
  execFileSync('mkfs.ext4', ['-q', '-m', '0', image], { stdio: 'ignore' });
  const pullOut = (): void => void execFileSync('umount', ['-l', path], { stdio: 'ignore' });
  const putIn = (options: readonly string[] = []): void => {
    execFileSync('mount', ['-o', ['loop', ...options].join(','), image, path], { stdio: 'ignore' });
  };
  putIn();
  onTestFinished(() => {
    try {
      pullOut();
    } catch {
      // It was taken out by the test itself.
    }
  });
  return { path, pullOut, putIn };
}
