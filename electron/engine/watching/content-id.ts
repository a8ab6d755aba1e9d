import { createHash } from 'node:crypto';
import { KnownFailure } from '#contract/failure.ts';
import { entryOf, probeOf, withFile, type OpenFile, type Probed } from './content-probe.ts';

const blockBytes = 4 * 1024 * 1024;
/** Buffers that wait for the next file: a folder of short recordings would leave one behind for each. */
const spare: Buffer[] = [];
const mostSpare = 4;

/** Versions before 18 identified files above this size by samples of them. */
const sampledFromBytes = 256 * 1024 * 1024;
const sampledBlocks = 64;

export type Content = Probed & {
  /** SHA-256, in hex, of the whole content. */
  readonly hash: string;
  /** How versions before 18 identified it where that was another way: `s-` and a SHA-256 of its size and 64 blocks of 4 MiB. */
  readonly formerId: string | null;
};

/**
 * Reads a whole file for what identifies it, and its cheaper marks at the same moment.
 * @throws KnownFailure `file-missing`, `file-unreadable`, `cancelled`.
 */
export function readContent(path: string, signal: AbortSignal): Promise<Content> {
  return withFile(path, async (file) => {
    const facts = await file.stat();
    const { size } = facts;
    const probe = await probeOf(file, size);
    const hash = await hashRanges(file, [{ from: 0, to: size }], createHash('sha256'), signal);
    const formerId = size > sampledFromBytes ? await hashSampled(file, size, signal) : null;
    return { probe, entry: entryOf(facts), hash, formerId };
  });
}

async function hashSampled(file: OpenFile, size: number, signal: AbortSignal): Promise<string> {
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
  file: OpenFile,
  ranges: readonly Range[],
  hash: ReturnType<typeof createHash>,
  signal: AbortSignal,
): Promise<string> {
  const buffer = spare.pop() ?? Buffer.allocUnsafeSlow(blockBytes);
  for (const { from, to } of ranges) {
    for (let at = from; at < to;) {
      if (signal.aborted) throw new KnownFailure('cancelled', 'file-read-stopped');
      const bytesRead = await file.read(buffer, Math.min(buffer.length, to - at), at);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
  }
  // Not after a failure: a drive that did not answer may still write into it.
  if (spare.length < mostSpare) spare.push(buffer);
  return hash.digest('hex');
}
