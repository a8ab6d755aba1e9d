import * as v from 'valibot';
import { Trouble } from '../schema/said.ts';
import type { Value } from '../schema/request.ts';
import { LanguageChoice, Theme } from '../settings.ts';

/** How far the database of an older Songsight is on its way to this one: a copy is kept first, then come the steps. */
export const UpgradeProgress = v.variant('at', [
  v.strictObject({ at: v.literal('copying'), path: v.string(), bytesDone: v.number(), bytes: v.number() }),
  v.strictObject({ at: v.literal('step'), step: v.number(), of: v.number() }),
]);
export type UpgradeProgress = Value<typeof UpgradeProgress>;

/** What the person chose who worked with the older one. */
export const UpgradeLooks = v.strictObject({ language: LanguageChoice, theme: Theme });
export type UpgradeLooks = Value<typeof UpgradeLooks>;

/** What the first page of the desktop's window shows while a database is brought up to date. */
export const UpgradeState = v.variant('kind', [
  v.strictObject({ kind: v.literal('running'), ...UpgradeLooks.entries, progress: UpgradeProgress }),
  /** It is done, and the rest of the program starts. */
  v.strictObject({ kind: v.literal('opening'), ...UpgradeLooks.entries }),
  /** The database is as it was. */
  v.strictObject({ kind: v.literal('failed'), ...UpgradeLooks.entries, failure: Trouble, path: v.string() }),
]);
export type UpgradeState = Value<typeof UpgradeState>;

/** How much of the work is done, from 0 to 1; a fifth of it is put down to the copy. */
export function upgradeShare(progress: UpgradeProgress): number {
  if (progress.at === 'copying') return (0.2 * progress.bytesDone) / Math.max(1, progress.bytes);
  return 0.2 + (0.8 * (progress.step - 1)) / progress.of;
}
