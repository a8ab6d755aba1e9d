import type { AnnotationSet } from '#contract/search/annotations.ts';
import type { ModelRater, Rater } from '#contract/search/truth.ts';

/** Something that can be compared, as a list offers it. */
export type RaterChoice = { readonly value: string; readonly label: string; readonly rater: Rater };

/** A rater as the value of a choice. */
export const raterValue = (rater: Rater | null): string => (rater === null ? '' : JSON.stringify(rater));

/** What can be held against annotations: other models that analysed recordings here, and detections that were imported. */
export function measurable(models: readonly ModelRater[], sets: readonly AnnotationSet[]): RaterChoice[] {
  return raterChoices(
    models.filter(({ inUse }) => !inUse),
    sets.filter(({ kind }) => kind === 'detections'),
  );
}

/** Models that analysed recordings here, the one in use first, then what was imported. */
export function raterChoices(models: readonly ModelRater[], sets: readonly AnnotationSet[]): RaterChoice[] {
  const choice = (rater: Rater, label: string): RaterChoice => ({ value: raterValue(rater), label, rater });
  return [
    ...models
      .toSorted((a, b) => Number(b.inUse) - Number(a.inUse))
      .map(({ hash, title, version }) => choice({ kind: 'pack', hash }, `${title} ${version}`)),
    ...sets.map(({ id, name }) => choice({ kind: 'set', set: id }, name)),
  ];
}
