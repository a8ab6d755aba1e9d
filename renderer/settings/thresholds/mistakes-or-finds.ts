import type { Message } from '#renderer/shared/i18n/t.ts';

/**
 * Thresholds as a plain choice. BirdNET users know 0.25 as its makers' usual value; from 0.75 on few mistakes are left, and faint birds
 * are lost. null: the model's own.
 */
export const mistakesOrFinds: readonly { readonly label: Message; readonly threshold: number | null }[] = [
  { label: 'Few mistakes', threshold: 0.75 },
  { label: 'Balanced', threshold: null },
  { label: 'More finds', threshold: 0.25 },
];
