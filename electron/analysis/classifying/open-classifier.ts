import { BatchEncoder } from './batch-encoder.ts';
import type { Classifier } from './classifier.ts';
import type { ModelSession } from '../models/onnx-session.ts';
import type { PackManifest } from '../models/pack-manifest.ts';
import { SampleTools, ShortRooms } from '../signal/loops/sample-tools.ts';
import { MelSpectrogram } from '../signal/mel.ts';
import { ResamplerWorkshop } from '../signal/resample.ts';
import { RowSpectra } from '../soundscape/row-spectrum.ts';
import type { Head } from './head.ts';
import type { Heard } from './encoder.ts';

/** Clips per forward pass: the CPU gains little above it, and an abort never waits longer than one batch. */
const usualBatch = 8;

/** Classifier for a pack whose encoder is loaded: mel patches or the waveform itself, as its manifest says. */
export function openClassifier(
  manifest: PackManifest,
  encoder: ModelSession,
  batchClips: number = usualBatch,
  head: Head | null = null,
): Classifier {
  const own = manifest.labels.length - (head?.biases.length ?? 0);
  return {
    manifest,
    encoder: new BatchEncoder(encoder, manifest.encoder, batchClips, head),
    hear: hearing(manifest),
    resamplers: new ResamplerWorkshop(),
    samples: new SampleTools(),
    rooms: new ShortRooms(),
    rowSpectra: new RowSpectra(),
    batchClips,
    spareClips: [],
    alwaysKept: manifest.labels.flatMap((label, index) => (label.private === true || index >= own ? [index] : [])),
  };
}

function hearing({ sound: { rateHz, mel } }: PackManifest): (samples: Float32Array) => Heard {
  if (mel === null) return (samples) => ({ data: samples });
  const spectrogram = new MelSpectrogram(rateHz, mel);
  return (samples) => spectrogram.patch(samples);
}
