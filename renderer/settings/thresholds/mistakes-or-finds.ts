import { plainThresholds } from '#contract/settings.ts';
import type { Message } from '#renderer/shared/i18n/t.ts';

/** The plain choice in words. null: the model's own thresholds. */
export const mistakesOrFinds: readonly { readonly label: Message; readonly threshold: number | null }[] = [
  { label: 'Few mistakes', threshold: plainThresholds.fewMistakes },
  { label: 'Balanced', threshold: plainThresholds.balanced },
  { label: 'More finds', threshold: plainThresholds.moreFinds },
];
