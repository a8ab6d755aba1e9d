import { createHash } from 'node:crypto';

/**
 * The seed of a clip's first picture: the first four bytes, big-endian, of SHA-256 over `<contentId>@<start in milliseconds>`. The same
 * sound gives the same picture, wherever its file lies.
 * @returns uint32
 */
export function seedFromClip(contentId: string, clipStartSeconds: number): number {
  return createHash('sha256')
    .update(`${contentId}@${String(Math.round(clipStartSeconds * 1000))}`)
    .digest()
    .readUInt32BE(0);
}
