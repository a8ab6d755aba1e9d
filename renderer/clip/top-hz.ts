import type { DetectionDetail } from '#contract/requests.ts';
import type { SpectrogramScale } from './spectrogram-layout.ts';

/** The frequency at the upper edge. Without word from the engine it is half the recording's rate, the most a file can hold. */
export function topHzOf(detail: DetectionDetail, scale: SpectrogramScale): number {
  return detail.excerpt.topHz?.[scale] ?? detail.recording.rateHz / 2;
}
