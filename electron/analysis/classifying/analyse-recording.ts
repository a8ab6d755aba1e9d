import { KnownFailure } from '#contract/failure.ts';
import type { Analysis, ListenAsk } from '../process/analyst.ts';
import { encode, type Heard } from './encoder.ts';
import { SheetBuilder } from './score-sheet.ts';
import { recordingFacts } from '../metadata/recording-facts.ts';
import type { ModelSession } from '../models/onnx-session.ts';
import type { PackManifest } from '../models/pack-manifest.ts';
import { mixChannels } from '../reading/mix-channels.ts';
import { openRecording } from '../reading/open-recording.ts';
import { SoundIdMeter } from '../reading/sound-id.ts';
import { ClipCutter, clipWindows, type Clip } from '../signal/clip-windows.ts';
import { LevelMeter } from '../signal/level-meter.ts';
import type { ResamplerWorkshop } from '../signal/resample.ts';
import { StopWatch } from './stop-watch.ts';

/** What listening works with: a pack's encoder, and tools that are costly to make and serve every recording. */
export type Classifier = {
  readonly manifest: PackManifest;
  readonly encoder: ModelSession;
  /** What the encoder hears of a clip's samples at the model's rate. */
  readonly hear: (samples: Float32Array) => Heard;
  readonly resamplers: ResamplerWorkshop;
  readonly batchClips: number;
};
export type Hearing = { readonly heard: (fraction: number) => void; readonly signal: AbortSignal };

/**
 * From a recording to the scores of all its clips: read, mix, resample, cut, mel, encode. Never more than a batch of clips in memory.
 * @throws KnownFailure for every trouble with the file; the signal's reason when aborted between two batches.
 */
export async function analyseRecording(
  classifier: Classifier,
  ask: ListenAsk,
  { heard, signal }: Hearing,
): Promise<Analysis> {
  const { sound, encoder: facts, labels } = classifier.manifest;
  const { source, modifiedMs } = await openRecording(ask.path);
  const resample = classifier.resamplers.make(source.rateHz, sound.rateHz);
  const cutter = new ClipCutter(clipWindows(sound.rateHz, sound.windowSeconds, ask.overlapSeconds));
  const sheet = new SheetBuilder(labels.length);
  const level = new LevelMeter();
  const identity = new SoundIdMeter(source.rateHz);
  const watch = new StopWatch();
  const waiting: Clip[] = [];
  let frames = 0;

  const encodeWaiting = async (least: number): Promise<void> => {
    while (waiting.length >= least && waiting.length > 0) {
      signal.throwIfAborted();
      const clips = waiting.splice(0, classifier.batchClips);
      const patches = watch.time('mel', () => clips.map((clip) => classifier.hear(clip.samples)));
      const encoded = await watch.timeAsync('encode', () => encode(classifier.encoder, facts, patches));
      for (const [i, clip] of clips.entries()) {
        sheet.add(clip.startSeconds, clip.padded, encoded[i]?.probabilities ?? new Float32Array(labels.length));
      }
      heard(Math.min(1, frames / Math.max(frames, source.frames)));
    }
  };

  try {
    for await (const block of watch.timeEach('read', source.blocks(0))) {
      frames += block.frames;
      watch.time('read', () => identity.hear(block));
      const mono = mixChannels(block, ask.channel);
      level.hear(mono);
      waiting.push(...watch.time('read', () => cutter.push(resample.push(mono))));
      await encodeWaiting(classifier.batchClips);
    }
    const last = [...cutter.push(resample.flush()), cutter.finish()];
    waiting.push(...last.filter((clip) => clip !== null));
    await encodeWaiting(1);
    if (frames === 0) throw new KnownFailure('file-empty', 'There is no sound in this file.', { path: ask.path });
    const facts = recordingFacts({ path: ask.path, source, modifiedMs, durationSeconds: frames / source.rateHz });
    const recording = { ...facts, warnings: [...facts.warnings, ...level.doubts()] };
    return { recording, sheet: sheet.sheet(), sound: identity.finish(), seconds: watch.seconds() };
  } finally {
    await source.close();
  }
}
