import type { RecordingId } from '#contract/ids.ts';
import { readExcerpt, type Excerpt } from '#analysis/reading/read-excerpt.ts';
import { wavFile } from '#analysis/writing/wav-writer.ts';
import { spectrogramFile, type SpectrogramScale } from '#analysis/signal/spectrogram.ts';
import { currentAnalysis } from '#store/recordings/analyses.ts';
import type { DetectionRecord } from '#store/detections/detection-detail.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { storedPrivate } from './private-sound.ts';
import { channelFrom, recordingPath } from './recording-path.ts';

type Stretch = { readonly startSeconds: number; readonly endSeconds: number };

/** The sound around a detection as a WAV that browsers play. @throws KnownFailure when the recording is away or damaged. */
export async function clipSound(db: SongDatabase, record: DetectionRecord, stretch: Stretch): Promise<Uint8Array> {
  return wavFile(await soundAround(db, record, stretch));
}

async function soundAround(db: SongDatabase, record: DetectionRecord, stretch: Stretch): Promise<Excerpt> {
  const path = await recordingPath(db, record.recording.id, record.recordingName);
  const excerpt = await readExcerpt(path, stretch.startSeconds, stretch.endSeconds, channelFrom(record.channel));
  silencePrivate(db, record.recording.id, excerpt, stretch.startSeconds);
  return excerpt;
}

/** Where a human voice was heard there is silence, to the ear and to the eye. Changes the excerpt's own samples. */
function silencePrivate(
  db: SongDatabase,
  recording: RecordingId,
  { samples, rateHz }: Excerpt,
  fromSeconds: number,
): void {
  const analysis = currentAnalysis(db, recording);
  const hushed = analysis === null ? [] : storedPrivate(analysis);
  for (const { startSeconds, endSeconds } of hushed) {
    const [from, to] = [startSeconds, endSeconds].map((at) => Math.max(0, Math.round((at - fromSeconds) * rateHz)));
    samples.fill(0, from, to);
  }
}

/** The spectrogram of the same stretch, as `MediaKind` describes it. @throws KnownFailure as `clipSound` does. */
export async function spectrogramPicture(
  db: SongDatabase,
  record: DetectionRecord,
  stretch: Stretch,
  scale: SpectrogramScale,
): Promise<Uint8Array> {
  return spectrogramFile(await soundAround(db, record, stretch), scale);
}
