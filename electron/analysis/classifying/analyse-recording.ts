import { KnownFailure } from '#contract/failure.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { Analysis, ListenAsk } from '../process/analyst.ts';
import type { Classifier } from './classifier.ts';
import { ClipListener } from './clip-listener.ts';
import { recordingFacts } from '../metadata/recording-facts.ts';
import type { PackManifest } from '../models/pack-manifest.ts';
import { voicesOf, type Voices } from '../reading/mix-channels.ts';
import { openRecording } from '../reading/open-recording.ts';
import { SoundIdMeter } from '../reading/sound-id.ts';
import { unreadableSound } from '../reading/sound-limits.ts';
import { SoundscapeMeter } from '../soundscape/soundscape-meter.ts';
import { LevelMeter } from '../signal/level-meter.ts';
import { StopWatch } from './stop-watch.ts';

export type Hearing = { readonly heard: (fraction: number) => void; readonly signal: AbortSignal };

/**
 * From a recording to the scores of all its clips. Never more than a few clips in memory.
 * @throws KnownFailure for every trouble with the file, also when it takes far longer to read than its length explains; the
 * signal's reason when aborted between two batches.
 */
export function analyseRecording(classifier: Classifier, ask: ListenAsk, hearing: Hearing): Promise<Analysis> {
  return classifier.encoder.during(() => listen(classifier, ask, hearing));
}

async function listen(classifier: Classifier, ask: ListenAsk, { heard, signal }: Hearing): Promise<Analysis> {
  const { source, modifiedMs, bytes } = await openRecording(ask.path, classifier.rooms);
  const level = new LevelMeter(classifier.samples);
  const identity = new SoundIdMeter(source.rateHz, classifier.samples);
  const soundscape = isMeasured(ask)
    ? new SoundscapeMeter(source.rateHz, undefined, classifier.rowSpectra.of(source.rateHz))
    : null;
  const watch = new StopWatch();
  let frames = 0;
  const beforeBatch = (): void => {
    signal.throwIfAborted();
    heard(Math.min(1, frames / Math.max(frames, source.frames)));
  };
  try {
    const voices = await voicesOf(source, ask.channel);
    const listener = new ClipListener(classifier, source.rateHz, ask, watch);
    for await (const block of watch.timeEach('read', source.blocks(0))) {
      frames += block.frames;
      watch.time('read', () => identity.hear(block));
      const ofBlock = voices.of(block);
      level.hear(block.channels, ofBlock);
      watch.time('read', () => soundscape?.hear(ofBlock[0] ?? nothing));
      await listener.hear(ofBlock, beforeBatch);
      if (watch.seconds().read > readingBudgetSeconds(bytes, frames / source.rateHz))
        throw unreadableSound('sound-took-too-long', {}, ask.path);
    }
    await listener.finish(beforeBatch);
    heard(1);
    if (frames === 0) throw new KnownFailure('file-empty', 'sound-none', { path: ask.path });
    const facts = recordingFacts({ path: ask.path, source, modifiedMs, durationSeconds: frames / source.rateHz });
    const doubts = [...mixDoubts(voices), ...bandDoubts(classifier.manifest, source.rateHz), ...level.doubts()];
    return {
      recording: { ...facts, warnings: [...facts.warnings, ...doubts] },
      sheet: listener.sheet.sheet(),
      embeddings: listener.embeddings?.embeddings() ?? null,
      sound: identity.finish(),
      soundscape: soundscape?.finish() ?? null,
      seconds: watch.seconds(),
    };
  } finally {
    await source.close();
  }
}

const nothing = new Float32Array(0);

/** Of several that share a recording one measures. */
function isMeasured({ soundscape = false, share }: ListenAsk): boolean {
  return soundscape && (share?.number ?? 0) === 0;
}

/** A slow network needs seconds for a megabyte, a slow computer a second for a second of sound; a file that needs more keeps a decoder busy. */
function readingBudgetSeconds(bytes: number, soundSeconds: number): number {
  return 120 + 10 * (bytes / 1_000_000) + 2 * soundSeconds;
}

function mixDoubts({ insteadOfMix }: Voices): Sentence[] {
  return insteadOfMix === null ? [] : [sentence('sound-channels-cancel', { channel: insteadOfMix + 1 })];
}

/** The models that take sound as it is were trained with filters that end here, whatever their rate. */
const waveformTopHz = 15_000;
/** A recording that reaches this far up lacks nothing worth a word. */
const enough = 0.85;

/** A recording whose rate holds less of the spectrum than the model listens to. */
function bandDoubts({ sound }: PackManifest, rateHz: number): Sentence[] {
  const { minHz, maxHz } = sound.mel ?? { minHz: 0, maxHz: Math.min(waveformTopHz, sound.rateHz / 2) };
  if (rateHz / 2 >= enough * maxHz) return [];
  const share = Math.round((100 * (maxHz - rateHz / 2)) / (maxHz - minHz));
  const kilohertz = (hz: number): string => String(Math.round(hz / 100) / 10);
  return [
    sentence('sound-band-missing', {
      has: kilohertz(rateHz / 2),
      hears: kilohertz(maxHz),
      share: Math.min(100, share),
    }),
  ];
}
