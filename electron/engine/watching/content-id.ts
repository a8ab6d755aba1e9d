import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { KnownFailure } from '#contract/failure.ts';

const wholeLimitBytes = 256 * 1024 * 1024;
const blockBytes = 4 * 1024 * 1024;
const sampledBlocks = 64;

/**
 * What identifies a recording wherever it lies: the SHA-256, in hex, of the whole content up to 256 MiB. Above that, of the
 * size (8 bytes, little-endian) and 64 blocks of 4 MiB at even distances from the very first to the very last byte; the
 * identity then begins with `s-`. Two long recordings that agree in all of these and in size are taken for the same.
 * @throws KnownFailure `file-missing`, `file-unreadable`, `cancelled`.
 */
export async function contentId(path: string, signal: AbortSignal): Promise<string> {
  const file = await openForReading(path);
  try {
    const { size } = await file.stat();
    return size <= wholeLimitBytes
      ? await hashRanges(file, [{ from: 0, to: size }], createHash('sha256'), signal)
      : await hashSampled(file, size, signal);
  } catch (cause) {
    throw cause instanceof KnownFailure ? cause : unreadable(path, cause);
  } finally {
    await file.close();
  }
}

async function hashSampled(file: FileHandle, size: number, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(size));
  hash.update(length);
  const step = (size - blockBytes) / (sampledBlocks - 1);
  const ranges = Array.from({ length: sampledBlocks }, (_, index) => {
    const from = Math.round(index * step);
    return { from, to: from + blockBytes };
  });
  return `s-${await hashRanges(file, ranges, hash, signal)}`;
}

type Range = { readonly from: number; readonly to: number };

async function hashRanges(
  file: FileHandle,
  ranges: readonly Range[],
  hash: ReturnType<typeof createHash>,
  signal: AbortSignal,
): Promise<string> {
  const buffer = Buffer.allocUnsafe(blockBytes);
  for (const { from, to } of ranges) {
    for (let at = from; at < to;) {
      if (signal.aborted) throw new KnownFailure('cancelled', 'Stopped before the file was read.');
      const { bytesRead } = await file.read(buffer, 0, Math.min(blockBytes, to - at), at);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
  }
  return hash.digest('hex');
}

const gone = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ESTALE']);
const sentences: Readonly<Record<string, string>> = {
  EACCES: 'Songsight may not read this file. Check its permissions.',
  EPERM: 'Songsight may not read this file. Check its permissions.',
  EIO: 'The disk or card could not read this file. Copy the card and try again.',
};
const otherwise = 'The file cannot be read. Check the card or the disk, and whether you may open the file.';

async function openForReading(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): KnownFailure {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (gone.has(code)) return new KnownFailure('file-missing', 'The file is no longer in its place.', { path, cause });
  return new KnownFailure('file-unreadable', sentences[code] ?? otherwise, { path, cause });
}
