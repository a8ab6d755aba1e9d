import { createHash } from 'node:crypto';
import { KnownFailure } from '#contract/failure.ts';
import { entryOf, probeOf, probeOfContent, withFile, type OpenFile, type Probed } from './content-probe.ts';

const blockBytes = 4 * 1024 * 1024;
/** What is not longer is read at once. */
export const shortBytes = 1024 * 1024;

/** Buffers that wait for the next file: a folder of short recordings would leave one behind for each. */
type Spare = { readonly bytes: number; readonly most: number; readonly buffers: Buffer[] };
const blocks: Spare = { bytes: blockBytes, most: 4, buffers: [] };
/** As many as are read side by side. */
const shorts: Spare = { bytes: shortBytes, most: 16, buffers: [] };

const take = ({ bytes, buffers }: Spare): Buffer => buffers.pop() ?? Buffer.allocUnsafeSlow(bytes);

/** Not after a failure: a drive that did not answer may still write into it. */
function giveBack({ most, buffers }: Spare, buffer: Buffer): void {
  if (buffers.length < most) buffers.push(buffer);
}

/** Versions before 18 identified files above this size by samples of them. */
const sampledFromBytes = 256 * 1024 * 1024;
const sampledBlocks = 64;

export type Content = Probed & {
  readonly sizeBytes: number;
  /** In Unix milliseconds, whole ones. */
  readonly modifiedMs: number;
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
  return withFile(path, async (file, facts) => {
    const { size } = facts;
    const marks = { entry: entryOf(facts), sizeBytes: size, modifiedMs: Math.round(facts.mtimeMs) };
    const short = size <= shortBytes ? await readShort(file, size) : null;
    if (short !== null) return { ...short, ...marks, formerId: null };
    const probe = await probeOf(file, size);
    const hash = await hashRanges(file, [{ from: 0, to: size }], createHash('sha256'), signal);
    const formerId = size > sampledFromBytes ? await hashSampled(file, size, signal) : null;
    return { probe, ...marks, hash, formerId };
  });
}

/** One look is enough for a short file. null: it became shorter meanwhile. */
async function readShort(file: OpenFile, size: number): Promise<Pick<Content, 'probe' | 'hash'> | null> {
  const buffer = take(shorts);
  const bytesRead = await file.read(buffer, size, 0);
  const content = buffer.subarray(0, bytesRead);
  const marks = { probe: probeOfContent(content), hash: createHash('sha256').update(content).digest('hex') };
  giveBack(shorts, buffer);
  return bytesRead === size ? marks : null;
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
  const buffer = take(blocks);
  for (const { from, to } of ranges) {
    for (let at = from; at < to;) {
      if (signal.aborted) throw new KnownFailure('cancelled', 'file-read-stopped');
      const bytesRead = await file.read(buffer, Math.min(buffer.length, to - at), at);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
  }
  giveBack(blocks, buffer);
  return hash.digest('hex');
}
