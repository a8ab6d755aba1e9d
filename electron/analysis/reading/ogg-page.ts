import type { FileBytes } from './file-bytes.ts';

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
