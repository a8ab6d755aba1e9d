import { createHash } from 'node:crypto';

/**
 * The uint32 seed of a clip's picture: same clip, same picture, wherever the file lies.
 * @param contentId identity of the recording's content
 * @param clipStartSeconds start of the clip in the recording
 */
export function seedFromClip(contentId: string, clipStartSeconds: number): number {
  return createHash('sha256')
    .update(`${contentId}@${clipStartSeconds.toFixed(3)}`)
    .digest()
    .readUInt32LE(0);
}
