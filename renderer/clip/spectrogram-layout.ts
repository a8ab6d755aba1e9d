export type SpectrogramScale = 'linear' | 'mel';
export type Tick = {
  readonly label: string;
  /** 0 at the bottom or left, 1 at the top or right. */ readonly place: number;
};

/** Slaney's mel scale, as librosa has it: linear below 1 kHz, logarithmic above. */
export function melOfHz(hz: number): number {
  return hz < 1000 ? (hz * 3) / 200 : 15 + (27 * Math.log(hz / 1000)) / Math.log(6.4);
}

export function placeOfHz(hz: number, topHz: number, scale: SpectrogramScale): number {
  return scale === 'linear' ? hz / topHz : melOfHz(hz) / melOfHz(topHz);
}

/** A round step (1, 2 or 5 times a power of ten) that cuts the length into at most `most` parts. */
export function roundStep(length: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(length / most));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => length / step <= most) ?? 10 * power;
}

const melTicksHz = [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000];

export function frequencyTicks(topHz: number, scale: SpectrogramScale): readonly Tick[] {
  const step = roundStep(topHz, 6);
  const linear = Array.from({ length: Math.floor(topHz / step) }, (_, index) => (index + 1) * step);
  return (scale === 'linear' ? linear : melTicksHz)
    .filter((hz) => hz <= topHz * 0.97)
    .map((hz) => ({ label: `${hz / 1000}`, place: placeOfHz(hz, topHz, scale) }));
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
    return { label: `${Number(seconds.toFixed(2))}`, place: (seconds - startSeconds) / length };
  });
}
