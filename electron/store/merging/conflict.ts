import type { Sentence } from '#contract/words/sentence.ts';

/** What two data folders say differently of one thing. */
type ConflictKind =
  | 'verdict'
  | 'station'
  | 'setting'
  | 'model'
  | 'file'
  | 'clock'
  | 'time-order'
  | 'species-list'
  | 'photo'
  | 'sample'
  | 'annotations';

/** What differs, and what the season keeps. */
export type Conflict = { readonly kind: ConflictKind; readonly sentence: Sentence };

export type TellConflict = (conflict: Conflict) => void;
