import type { PackManifest } from '../models/pack-manifest.ts';
import type { SampleTools, ShortRooms } from '../signal/loops/sample-tools.ts';
import type { ResamplerWorkshop } from '../signal/resample.ts';
import type { RowSpectra } from '../soundscape/row-spectrum.ts';
import type { BatchEncoder } from './batch-encoder.ts';
import type { Heard } from './encoder.ts';

/** What listening works with: a pack's encoder, and tools that are costly to make and serve every recording. */
export type Classifier = {
  readonly manifest: PackManifest;
  readonly encoder: BatchEncoder;
  /** What the encoder hears of a clip's samples at the model's rate. */
  readonly hear: (samples: Float32Array) => Heard;
  readonly resamplers: ResamplerWorkshop;
  readonly samples: SampleTools;
  readonly rooms: ShortRooms;
  readonly rowSpectra: RowSpectra;
  readonly batchClips: number;
  /** Samples of clips that were heard, for the next ones. */
  readonly spareClips: Float32Array[];
  /** Indices of labels whose score is kept with every clip. */
  readonly alwaysKept: readonly number[];
};
