import { shortNumber } from '#renderer/shared/words/numbers.ts';
import type { Box } from '#contract/detections.ts';
import { logBottomHz } from '#contract/pictures.ts';

export type SpectrogramScale = 'linear' | 'log' | 'mel';
export type Tick = {
  readonly label: string;
  /** 0 at the bottom or left, 1 at the top or right. */ readonly place: number;
};

/** Slaney's mel scale, as librosa has it: linear below 1 kHz, logarithmic above. */
export function melOfHz(hz: number): number {
  return hz < 1000 ? (hz * 3) / 200 : 15 + (27 * Math.log(hz / 1000)) / Math.log(6.4);
}

/** Where a frequency lies on the axis, 0 at the bottom and 1 at `topHz`; a logarithmic one begins at `logBottomHz`. */
export function placeOfHz(hz: number, topHz: number, scale: SpectrogramScale): number {
  switch (scale) {
    case 'linear':
      return hz / topHz;
    case 'log':
      return Math.log(Math.max(hz, logBottomHz) / logBottomHz) / Math.log(topHz / logBottomHz);
    case 'mel':
      return melOfHz(hz) / melOfHz(topHz);
  }
}

/** The frequency at a place of the axis: what `placeOfHz` says the other way round. */
export function hzOfPlace(place: number, topHz: number, scale: SpectrogramScale): number {
  switch (scale) {
    case 'linear':
      return place * topHz;
    case 'log':
      return logBottomHz * (topHz / logBottomHz) ** place;
    case 'mel': {
      const mel = place * melOfHz(topHz);
      return mel < 15 ? (mel * 200) / 3 : 1000 * 6.4 ** ((mel - 15) / 27);
    }
  }
}

/** A round step (1, 2 or 5 times a power of ten) that cuts the length into at most `most` parts. */
function roundStep(length: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(length / most));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => length / step <= most) ?? 10 * power;
}

const melTicksHz = [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000];
const logTicksHz = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];

/** Ticks in kHz up to `topHz`, the upper edge of what is shown. */
export function frequencyTicks(topHz: number, scale: SpectrogramScale): readonly Tick[] {
  const step = roundStep(topHz, 6);
  const linear = Array.from({ length: Math.floor(topHz / step) }, (_, index) => (index + 1) * step);
  const chosen = { linear, log: logTicksHz, mel: melTicksHz }[scale];
  return chosen
    .map((hz) => ({ label: shortNumber(hz / 1000, 3), place: placeOfHz(hz, topHz, scale) }))
    .filter(({ place }) => place > 0.02 && place <= 0.97);
}

/** Ticks at round seconds of the recording. */
export function timeTicks(startSeconds: number, endSeconds: number): readonly Tick[] {
  const length = endSeconds - startSeconds;
  if (!(length > 0)) return [];
  const step = roundStep(length, 9);
  const first = Math.ceil(startSeconds / step);
  const count = Math.floor(endSeconds / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const seconds = (first + index) * step;
    return { label: shortNumber(seconds, 2), place: (seconds - startSeconds) / length };
  });
}

/** A stretch as a part of what is shown, cut at its edges; null where nothing of it is to be seen. Both 0 to 1. */
export function spanWithin(
  span: { readonly startSeconds: number; readonly endSeconds: number },
  view: { readonly startSeconds: number; readonly endSeconds: number },
): { readonly left: number; readonly width: number } | null {
  const length = view.endSeconds - view.startSeconds;
  const from = Math.max(span.startSeconds, view.startSeconds);
  const to = Math.min(span.endSeconds, view.endSeconds);
  return to > from && length > 0 ? { left: (from - view.startSeconds) / length, width: (to - from) / length } : null;
}

/** A box as a part of what is shown, cut at its edges; null where nothing of it is to be seen. All 0 to 1, from the left and from below. */
export function boxWithin(
  box: Box,
  view: { readonly startSeconds: number; readonly endSeconds: number },
  topHz: number,
  scale: SpectrogramScale,
): { readonly left: number; readonly width: number; readonly bottom: number; readonly height: number } | null {
  const span = spanWithin(box, view);
  const bottom = Math.max(0, placeOfHz(box.lowHz, topHz, scale));
  const top = Math.min(1, placeOfHz(box.highHz, topHz, scale));
  return span === null || top <= bottom ? null : { ...span, bottom, height: top - bottom };
}
