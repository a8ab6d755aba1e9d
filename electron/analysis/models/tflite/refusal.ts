import type { KnownFailure } from '#contract/failure.ts';
import type { Sentence } from '#contract/words/sentence.ts';
import { refused } from '../importing/refused.ts';

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

/** @returns the failure to throw; `detail` is the operator, the type or the place that is at fault. */
export function refusal(defect: TfliteDefect, detail: string | Sentence, cause?: unknown): KnownFailure {
  return refused(`tflite-${defect}`, { detail: typeof detail === 'string' ? readable(detail) : detail }, { cause });
}

/** Names come from the file, where anything may stand. */
function readable(detail: string): string {
  return detail.replaceAll(/[^\x20-\x7e]+/g, ' ').slice(0, 120);
}
