import type { AgreementAnswer, Opinion, ReviewerPair } from '#contract/search/reviewers.ts';
import type { Species } from '#contract/species.ts';
import type { Opinions } from '#store/reviewers/opinions.ts';
import { cohenKappa } from '../review/kappa.ts';

/** It is the machine's species, it is not, or nobody can say. */
function categoryOf({ verdict, species }: Opinion): number {
  if (verdict === 'unsure') return 2;
  return verdict === 'confirmed' && species === null ? 0 : 1;
}

type Pair = { readonly species: Species; readonly one: Opinion; readonly other: Opinion };

/** Every two reviewers over what both judged on their own, all species together and one by one. */
export function reviewerAgreement(all: readonly Opinions[]): AgreementAnswer['pairs'] {
  const pairs = all.flatMap(({ species, opinions }) =>
    opinions.flatMap((one, at): Pair[] =>
      opinions.slice(at + 1).flatMap((other) => (one.reviewer === other.reviewer ? [] : [{ species, one, other }])),
    ),
  );
  const byReviewers = Map.groupBy(pairs, ({ one, other }) => JSON.stringify([one.reviewer, other.reviewer]));
  return [...byReviewers.values()].flatMap((ofTwo) => {
    const bySpecies = [...Map.groupBy(ofTwo, ({ species }) => species.code).values()];
    return [
      told(ofTwo, null),
      ...bySpecies
        .toSorted((a, b) => b.length - a.length)
        .flatMap((each) => (each[0] === undefined ? [] : [told(each, each[0].species)])),
    ];
  });
}

function told(pairs: readonly Pair[], species: Species | null): ReviewerPair {
  const table = [0, 1, 2].map((row) =>
    [0, 1, 2].map(
      (column) => pairs.filter(({ one, other }) => categoryOf(one) === row && categoryOf(other) === column).length,
    ),
  );
  const { observed, kappa, low, high } = cohenKappa(table);
  const [first] = pairs;
  return {
    one: first?.one.reviewer ?? '',
    other: first?.other.reviewer ?? '',
    species,
    detections: pairs.length,
    table,
    observed,
    kappa: kappa === null ? null : { value: kappa, low, high },
  };
}
