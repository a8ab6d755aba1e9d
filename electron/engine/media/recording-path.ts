import { join } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { RecordingId } from '#contract/ids.ts';
import type { ChannelChoice } from '#contract/settings.ts';
import { recordingPlaces } from '#store/detections/detection-detail.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { holdsItsRecording } from '../queue/lying-elsewhere.ts';
import { atMost } from '../watching/settle.ts';

/** A channel choice as it is stored: `mix` or a number. */
export function channelFrom(stored: string): ChannelChoice {
  return stored === 'mix' || stored === 'each' ? stored : Number(stored);
}

/** A drive that does not answer within this time is out of reach. */
const answerWithinMs = 10_000;

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
