import type { DetectionDetail } from '#contract/clip.ts';
import { t } from '../shared/i18n/t.ts';
import { nameOf } from '../shared/species/species-names.svelte.ts';

type Label = Pick<DetectionDetail['topScores'][number], 'kind' | 'species'>;

/** Codes of labels that stand for everything else, e.g. `no_target_bird`. */
const everythingElse = /^(no_|nothing$|none$)/;

/** What a label is called: a model that tells engines, dogs and voices apart has a name for each. */
export function labelName({ kind, species }: Label): string {
  return kind === 'none' && everythingElse.test(species.code) ? t('Other or no bird') : nameOf(species);
}
