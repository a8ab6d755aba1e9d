import type { Failure } from '#contract/failure.ts';
import type { UpgradeLooks, UpgradeProgress } from '#contract/desktop/upgrade.ts';
import type { Sentence } from '#contract/words/sentence.ts';

/** `workerData` of the thread. */
export type UpgradeStart = { readonly dataFolder: string };

/** From the thread that brings a database up to date. */
export type FromUpgrade =
  | { readonly kind: 'begins'; readonly looks: UpgradeLooks }
  | { readonly kind: 'progress'; readonly progress: UpgradeProgress }
  /** What was put right at this opening, in one sentence each. */
  | { readonly kind: 'done'; readonly notices: readonly Sentence[] }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly stack: string | null };
