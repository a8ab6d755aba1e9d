import { writePictureFile } from '#store/pictures/picture-files.ts';
import { finishPicture, type PictureJob } from '#store/pictures/picture-queue.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { channelFrom, recordingPath } from '../media/recording-path.ts';
import { refusePrivate } from '../media/private-sound.ts';
import { keepWithinBudget } from '../pictures/picture-disk-space.ts';

/**
 * Paints one picture and writes file and row.
 * @throws KnownFailure `file-missing` when the recording is away, `not-allowed` for a time of which nothing may be kept, and whatever the analyst or the disk says.
 */
export async function drawPicture(engine: EngineCore, job: PictureJob, signal: AbortSignal): Promise<void> {
  const { windowSeconds } = engine.analyst.facts().pack;
  // It may have been found to be private while the picture waited.
  refusePrivate(engine.store.db, job.recording, job.clipStartSeconds, job.clipStartSeconds + windowSeconds);
  const path = await recordingPath(engine.store.db, job.recording, job.recordingName);
  const { clipStartSeconds, seed, painter, sampler, steps, guidanceScale, species, recordingName } = job;
  const drawn = await engine.analyst.analyst().draw(
    {
      path,
      channel: channelFrom(job.channel),
      clipStartSeconds,
      seed,
      painter,
      sampler,
      steps,
      guidanceScale,
      species,
      recordingName,
      asked: job.wantedBy === 'person',
    },
    signal,
  );
  const name = writePictureFile(engine.store, drawn.png);
  const file = { name, bytes: drawn.png.byteLength };
  finishPicture(engine.store.db, job.id, file, drawn.provenance, nowText(engine.clock));
  keepWithinBudget(engine);
  engine.events.emit('picture.drawn', { detection: job.detection, picture: job.id });
}
