import type { StretchId } from '#contract/pictures.ts';
import type { Stretch } from '#contract/search/search.ts';

/** A stretch of a recording in a media address. */
export function stretchId({ recording, startSeconds, endSeconds }: Stretch): StretchId {
  return `r${recording}-${Math.round(startSeconds * 1000)}-${Math.round(endSeconds * 1000)}`;
}
