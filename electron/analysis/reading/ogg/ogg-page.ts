import type { FileBytes } from '../file-bytes.ts';

/** A page is at most 65,307 bytes long, so the last one starts within this many bytes of the end. */
const tailBytes = 65_536 * 2;

/** Ten years at 384 kHz; what counts further was damaged. */
const mostFrames = 10n ** 14n;

/** The granule position of the last page (RFC 3533): the number of frames up to there. 0 when no page is found. */
export async function lastGranule(file: FileBytes): Promise<number> {
  const bytes = Buffer.from(await file.read(Math.max(0, file.size - tailBytes), tailBytes));
  for (let at = bytes.lastIndexOf('OggS'); at !== -1; at = at === 0 ? -1 : bytes.lastIndexOf('OggS', at - 1)) {
    if (at + 14 > bytes.length) continue;
    const granule = bytes.readBigInt64LE(at + 6);
    // -1: no packet ends on this page.
    if (granule >= 0n && granule < mostFrames) return Number(granule);
  }
  return 0;
}

/**
 * The granule position of the first page with sound. A file that was cut out of a stream goes on counting from before, so that its
 * last page's says too much, by up to this. Null where no such page is near the beginning.
 */
export async function firstGranule(file: FileBytes): Promise<number | null> {
  const bytes = Buffer.from(await file.read(0, 4 * tailBytes));
  for (let at = bytes.indexOf('OggS'); at !== -1 && at + 14 <= bytes.length; at = bytes.indexOf('OggS', at + 4)) {
    const granule = bytes.readBigInt64LE(at + 6);
    if (granule > 0n) return Number(granule);
  }
  return null;
}
