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

/**
 * How the settings have pictures painted. A student was taught one way of taking its few steps, and no guidance; a wish for guidance
 * is one for the full painter.
 * @param guidanceScale what a person asks for in one picture; null leaves it to the settings
 */
export function howToPaint(
  { painter }: PackFacts,
  settings: Settings,
  guidanceScale: number | null = null,
): HowToPaint {
  const quickSteps = painter?.quickSteps ?? null;
  if (settings.painter === 'quick' && quickSteps !== null && guidanceScale === null)
    return { painter: 'quick', sampler: 'ddim', steps: quickSteps, guidanceScale: 1 };
  const { sampler, steps } = settings;
  return { painter: 'fine', sampler, steps, guidanceScale: guidanceScale ?? settings.guidanceScale };
}
