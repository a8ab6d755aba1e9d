import { KnownFailure } from '#contract/failure.ts';

/** Why a .tflite file cannot become a model here. `damaged` covers every file that does not hold together. */
export type TfliteDefect =
  | 'no-tflite'
  | 'damaged'
  | 'too-large'
  | 'operator-unknown'
  | 'operator-unusual'
  | 'tensor-type'
  | 'input-unknown'
  | 'output-unknown';

const sentences: Readonly<Record<TfliteDefect, (detail: string) => string>> = {
  'no-tflite': () => 'This is no TensorFlow Lite model.',
  damaged: (detail) => `This TensorFlow Lite model is damaged (${detail}). Download or copy it again.`,
  'too-large': (detail) => `This TensorFlow Lite model is larger than any classifier of sound should be (${detail}).`,
  'operator-unknown': (detail) => `This TensorFlow Lite model uses ${detail}, which Songsight does not know.`,
  'operator-unusual': (detail) => `This TensorFlow Lite model uses ${detail} in a way that Songsight does not know.`,
  'tensor-type': (detail) =>
    `This TensorFlow Lite model holds numbers of the type ${detail}, which Songsight does not read.`,
  'input-unknown': (detail) =>
    `This TensorFlow Lite model takes ${detail}; Songsight knows models of sound and of places.`,
  'output-unknown': (detail) =>
    `This TensorFlow Lite model does not say which of its outputs holds the scores (${detail}).`,
};

/** @returns the failure to throw; `detail` is the operator, the type or the place that is at fault. */
export function refusal(defect: TfliteDefect, detail: string, cause?: unknown): KnownFailure {
  return new KnownFailure('pack-invalid', sentences[defect](readable(detail)), { cause });
}

/** Names come from the file, where anything may stand. */
function readable(detail: string): string {
  return detail.replaceAll(/[^\x20-\x7e]+/g, ' ').slice(0, 120);
}
