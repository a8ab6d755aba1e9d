import type { RecordingFacts } from '#contract/recordings.ts';
import { recordingFacts } from '../metadata/recording-facts.ts';
import { openRecording } from './open-recording.ts';

/**
 * What a recording says about itself, from its headers only; the length of compressed files may be an estimate.
 * @throws KnownFailure when it is no readable recording.
 */
export async function readFacts(path: string): Promise<RecordingFacts> {
  const { source, modifiedMs } = await openRecording(path);
  try {
    return recordingFacts({ path, source, modifiedMs, durationSeconds: source.frames / source.rateHz });
  } finally {
    await source.close();
  }
}
