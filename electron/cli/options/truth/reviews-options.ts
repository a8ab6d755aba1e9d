import path from 'node:path';
import { absolutes, common, type Common, type Values } from '../read-values.ts';
import type { SongCommand } from '../song-command.ts';

/** What is done with reviews of several people. */
type ReviewsAction =
  | { readonly kind: 'agreement' }
  | { readonly kind: 'export'; readonly to: string }
  | { readonly kind: 'merge'; readonly files: readonly string[] };

/** `songsight reviews`: agreement of reviewers, and reviews of other copies of the season. */
export type ReviewsOptions = Common & {
  readonly command: 'reviews';
  readonly action: ReviewsAction;
  readonly json: boolean;
};

export function addReviews(program: SongCommand, found: (options: ReviewsOptions) => void): void {
  const group = program
    .below('reviews', 'help-reviews')
    .takes('--pack', 'value-folder', 'help-option-pack')
    .has('--json', 'help-option-json');
  const tell = (action: ReviewsAction, values: Values): void =>
    found({ command: 'reviews', ...common(values), action, json: values['json'] === true });
  const agreement = group.below('agreement', 'help-reviews-agreement', { isDefault: true });
  agreement.action(() => tell({ kind: 'agreement' }, agreement.optsWithGlobals()));
  const out = group.below('export', 'help-reviews-export').needs('value-file', 'help-argument-reviews-to');
  out.action((to: string) => tell({ kind: 'export', to: path.resolve(to) }, out.optsWithGlobals()));
  const merge = group.below('merge', 'help-reviews-merge').needs('value-file', 'help-argument-reviews', 'many');
  merge.action((files: readonly string[]) => tell({ kind: 'merge', files: absolutes(files) }, merge.optsWithGlobals()));
}
