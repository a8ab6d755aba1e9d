import type { Detection, Verdict } from './detections.ts';
import type { DetectionId, FileId, PictureId } from './ids.ts';
import type { Picture } from './pictures.ts';
import type { FileState, StoredRecording } from './recordings.ts';
import type { ScoredLabel, Species } from './species.ts';

/** A detection as its neighbours on the clip page see it. */
export type HeardNearby = {
  readonly detection: DetectionId;
  readonly species: Species;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly score: number;
  readonly verdict: Verdict | null;
};

export type DetectionDetail = {
  readonly detection: Detection;
  readonly recording: StoredRecording;
  readonly file: {
    readonly id: FileId;
    readonly name: string;
    readonly folder: string;
    readonly relativePath: string;
    readonly state: FileState;
  };
  /** Scores of the best clip, best first, at most five. */
  readonly topScores: readonly ScoredLabel[];
  readonly clipSeconds: number;
  /** What media `clip` and `spectrogram-*` cover: the detection with up to three seconds before and after. */
  readonly excerpt: {
    readonly startSeconds: number;
    readonly endSeconds: number;
    /** The highest frequency of media `spectrogram-linear` and `spectrogram-mel`, in Hz; both begin at 0 Hz. */
    readonly topHz?: { readonly linear: number; readonly mel: number };
  };
  readonly pictures: readonly Picture[];
  /** The picture it is shown with, and whether a person chose it; null where there is none. */
  readonly shown: { readonly picture: PictureId; readonly kept: boolean } | null;
  /** Why no picture can be painted of this species with the pack in use, in one sentence; absent where one can. */
  readonly unpaintable?: string;
  readonly model: { readonly name: string; readonly hash: string };
  readonly previous: DetectionId | null;
  readonly next: DetectionId | null;
};
