import { join } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { FileId, RecordingId } from '#contract/ids.ts';
import type { ChannelChoice } from '#contract/settings.ts';
import { filePlace } from '#store/queue/file-queue.ts';
import { recordingPlaces } from '#store/detections/detection-detail.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { holdsItsRecording } from '../queue/lying-elsewhere.ts';
import { answerWithinMs } from '../watching/folder-presence.ts';
import { atMost } from '../watching/settle.ts';

/** A channel choice as it is stored: `mix` or a number. */
export function channelFrom(stored: string): ChannelChoice {
  return stored === 'mix' || stored === 'each' ? stored : Number(stored);
}

/**
 * A file that can be reached now and, as a look inside shows, still holds this recording.
 * @throws KnownFailure `file-missing`.
 */
export async function recordingPath(db: SongDatabase, recording: RecordingId, name: string): Promise<string> {
  for (const place of recordingPlaces(db, recording)) {
    if (place.state === 'missing') continue;
    if ((await atMost(holdsItsRecording(place), answerWithinMs)) === true)
      return join(place.folder, place.relativePath);
  }
  throw new KnownFailure('file-missing', 'recording-away', { values: { name } });
}

/** Where a known file lies; null when it is not known. */
export function pathOfFile(db: SongDatabase, file: FileId): string | null {
  const place = filePlace(db, file);
  return place === null ? null : join(place.folder, place.relativePath);
}
