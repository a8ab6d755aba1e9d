import type { DetectionDetail } from '#contract/clip.ts';
import type { SpectrogramScale } from './spectrogram-layout.ts';

/** The frequency at the upper edge. Without word from the engine it is half the recording's rate, the most a file can hold. */
export function topHzOf(detail: DetectionDetail, scale: SpectrogramScale): number {
  return detail.excerpt.topHz?.[scale === 'mel' ? 'mel' : 'linear'] ?? detail.recording.rateHz / 2;
}

/** Birds sing below it, and what lies above takes half the room; an ultrasonic recording was made for what lies above. */
const usualTopHz = 12_000;
const ultrasonicFromHz = 50_000;

/** The edge that is shown: the chosen one; 0 is all there is; null is what is usual for such a recording. */
export function shownTopHz(chosen: number | null, fileTopHz: number): number {
  const wanted = chosen ?? (fileTopHz > ultrasonicFromHz ? 0 : usualTopHz);
  return wanted === 0 ? fileTopHz : Math.min(wanted, fileTopHz);
}

const usualTopsHz = [4000, 8000, 12_000, 16_000, 24_000, 48_000];

/** Upper edges worth choosing for a recording; 0 is all there is. */
export function topChoicesHz(fileTopHz: number): readonly number[] {
  return [0, ...usualTopsHz.filter((hz) => hz < fileTopHz * 0.95)];
}
