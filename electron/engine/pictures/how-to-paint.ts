import { KnownFailure } from '#contract/failure.ts';
import type { PainterName, SamplerName } from '#contract/pictures.ts';
import type { Settings } from '#contract/settings.ts';
import type { PackFacts } from '#analysis/process/analyst.ts';

/** What a picture follows from besides its sound, its seed and its model. */
export type HowToPaint = {
  readonly painter: PainterName;
  readonly sampler: SamplerName;
  readonly steps: number;
  readonly guidanceScale: number;
};

/** What a person asks for in one picture; null leaves it to the settings. */
export type PaintWish = {
  readonly guidanceScale: number | null;
  readonly painter?: PainterName | null;
  readonly steps?: number | null;
};

const noWish: PaintWish = { guidanceScale: null };

/**
 * How pictures are painted by the settings and by what a person asks for. A student was taught one way of taking its few steps, and no
 * guidance: a wish for guidance or steps is one for the full painter.
 * @throws KnownFailure `bad-request` where the quick painter is asked for by name and there is none
 */
export function howToPaint({ painter }: PackFacts, settings: Settings, wish: PaintWish = noWish): HowToPaint {
  const quickSteps = painter?.quickSteps ?? null;
  if (wish.painter === 'quick' && quickSteps === null) throw new KnownFailure('bad-request', 'paint-no-quick');
  const free = wish.guidanceScale === null && (wish.steps ?? null) === null;
  if (quickSteps !== null && free && (wish.painter ?? settings.painter) === 'quick')
    return { painter: 'quick', sampler: 'ddim', steps: quickSteps, guidanceScale: 1 };
  const { sampler, steps, guidanceScale } = settings;
  return { painter: 'fine', sampler, steps: wish.steps ?? steps, guidanceScale: wish.guidanceScale ?? guidanceScale };
}
