import type { ModelSession } from '../models/onnx-session.ts';
import type { PackManifest } from '../models/pack-manifest.ts';
import type { ResamplerWorkshop } from '../signal/resample.ts';
import type { Heard } from './encoder.ts';

/** What listening works with: a pack's encoder, and tools that are costly to make and serve every recording. */
export type Classifier = {
  readonly manifest: PackManifest;
  readonly encoder: ModelSession;
  /** What the encoder hears of a clip's samples at the model's rate. */
  readonly hear: (samples: Float32Array) => Heard;
  readonly resamplers: ResamplerWorkshop;
  readonly batchClips: number;
};
