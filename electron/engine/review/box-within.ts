import type { Box } from '#contract/detections.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { RecordingId } from '#contract/ids.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { boxLimits } from '#store/review/boxes.ts';

/** A box as far as it lies in its recording. @throws KnownFailure `bad-request` where nothing of it does, `not-found` */
export function boxWithin(db: SongDatabase, recording: RecordingId, box: Box): Box {
  const limits = boxLimits(db, recording);
  if (limits === null) throw new KnownFailure('not-found', 'recording-gone');
  const endSeconds = Math.min(box.endSeconds, limits.seconds);
  const highHz = Math.min(box.highHz, limits.hz);
  if (!(endSeconds > box.startSeconds) || !(highHz > box.lowHz)) throw new KnownFailure('bad-request', 'box-empty');
  return { ...box, endSeconds, highHz };
}
