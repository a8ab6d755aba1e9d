import type { Species } from '#contract/species.ts';

/** What the model knows, and what was detected; each empty until it is read. */
type Names = {
  readonly review: { readonly labels: { readonly value: readonly Species[] | null } };
  readonly heard: { readonly all: readonly Species[] };
};

/** The species a page about one shows: the one asked for, else one that was detected, else the first the model knows. */
export function shownSpecies({ review, heard }: Names, code: string | null): Species | null {
  const labels = review.labels.value ?? [];
  const known = new Map(labels.map((label) => [label.code as string, label]));
  const detected = heard.all.find((species) => known.has(species.code));
  return known.get(code ?? '') ?? known.get(detected?.code ?? '') ?? labels[0] ?? null;
}
