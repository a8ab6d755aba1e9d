import type { DetectionDetail } from '#contract/clip.ts';
import type { Species } from '#contract/species.ts';

/** What else the model considered for a clip, most likely first; nothing while the clip has not come. */
export function candidatesOf(detail: DetectionDetail | null): readonly Species[] {
  const named = detail?.topScores.filter(({ kind }) => kind !== 'none') ?? [];
  return named.map(({ species }) => species);
}
