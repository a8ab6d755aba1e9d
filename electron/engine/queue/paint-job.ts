import { join } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { RecordingId } from '#contract/ids.ts';
import type { ChannelChoice } from '#contract/settings.ts';
import { recordingPlaces } from '#store/detections/detection-detail.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { writePictureFile } from '#store/pictures/picture-files.ts';
import { finishPicture, type PictureJob } from '#store/pictures/picture-queue.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { holdsItsRecording } from './lying-elsewhere.ts';
import { keepWithinBudget } from '../pictures/picture-disk-space.ts';

/**
 * Paints one picture and writes file and row.
 * @throws KnownFailure `file-missing` when the recording is away, and whatever the analyst or the disk says.
 */
export async function drawPicture(engine: EngineCore, job: PictureJob, signal: AbortSignal): Promise<void> {
  const path = await recordingPath(engine.store.db, job.recording, job.recordingName);
  const { clipStartSeconds, seed, sampler, steps, guidanceScale, species, recordingName } = job;
  const drawn = await engine.analyst.analyst().draw(
    {
      path,
      channel: channelFrom(job.channel),
      clipStartSeconds,
      seed,
      sampler,
      steps,
      guidanceScale,
      species,
      recordingName,
    },
    signal,
  );
  const name = writePictureFile(engine.store, drawn.png);
  const file = { name, bytes: drawn.png.byteLength };
  finishPicture(engine.store.db, job.id, file, drawn.provenance, nowText(engine.clock));
  keepWithinBudget(engine);
  engine.events.emit('picture.drawn', { detection: job.detection, picture: job.id });
}

/** A channel choice as it is stored: `mix` or a number. */
export function channelFrom(stored: string): ChannelChoice {
  return stored === 'mix' ? 'mix' : Number(stored);
}

/**
 * A file that can be reached now and, as a look inside shows, still holds this recording.
 * @throws KnownFailure `file-missing`.
 */
export async function recordingPath(db: SongDatabase, recording: RecordingId, name: string): Promise<string> {
  for (const place of recordingPlaces(db, recording)) {
    if (place.state !== 'missing' && (await holdsItsRecording(place))) return join(place.folder, place.relativePath);
  }
  throw new KnownFailure('file-missing', 'recording-away', { values: { name } });
}
