import * as v from 'valibot';
import { FileId } from '../ids.ts';
import type { AnswerTo, Ask, Client, Reply, RequestName } from '../requests.ts';
import { Said } from '../schema/said.ts';
import { request, type Value } from '../schema/request.ts';
import { UpgradeState } from './upgrade.ts';

/** Where the look for a new version stands. */
export const UpdateState = v.variant('kind', [
  /** The person has not turned it on. */
  v.strictObject({ kind: v.literal('off') }),
  /** This copy cannot update itself: it was not installed by an installer that can. */
  v.strictObject({ kind: v.literal('impossible'), reason: Said }),
  v.strictObject({ kind: v.picklist(['idle', 'looking', 'newest']) }),
  /** It waits for the end of the run at hand before it is installed. */
  v.strictObject({ kind: v.picklist(['fetching', 'ready']), version: v.string() }),
  v.strictObject({ kind: v.literal('failed'), reason: Said }),
]);
export type UpdateState = Value<typeof UpdateState>;

/** What is so of this computer. */
export const DesktopState = v.strictObject({
  updates: UpdateState,
  /** Per cent, null where there is no battery or nobody knows. */
  batteryPercent: v.nullable(v.number()),
  onBattery: v.boolean(),
});
export type DesktopState = Value<typeof DesktopState>;

/** What only a desktop can be asked. It travels beside the engine's requests, in the same envelope. */
export const desktopRequests = {
  /** The folder the person picked in the system's dialog, or null when they cancelled. */
  'desktop.pick-folder': request({}, v.nullable(v.string())),
  /** Shows a recording's file in the system's file manager. Takes the id of a file, never a path. */
  'desktop.reveal-file': request({ file: FileId }, v.null()),
  /** Saves a report for support where the person says. The path, or null when they cancelled. */
  'desktop.save-report': request({}, v.nullable(v.string())),
  'desktop.read': request({}, DesktopState),
  /** Looks for a new version now, or installs the one that is ready. */
  'desktop.update': request({}, DesktopState),
  /** How far the database of an older Songsight is before the program starts; null once it runs. `again` tries once more what failed. */
  'desktop.upgrade': request({ again: v.boolean() }, v.nullable(UpgradeState)),
};

export type DesktopRequestName = keyof typeof desktopRequests;

export type DesktopAsk<K extends DesktopRequestName> = Value<(typeof desktopRequests)[K]['ask']>;

export type DesktopAnswer<K extends DesktopRequestName> = Value<(typeof desktopRequests)[K]['answer']>;

/** What only a desktop can do. A browser has none of it, and the page says so. */
export interface Desktop {
  ask<K extends DesktopRequestName>(name: K, ask: DesktopAsk<K>): Promise<DesktopAnswer<K>>;
  /** Hears the place in the page (such as `#/settings`) that a menu asks for. Returns the unsubscribe. */
  onShow(hear: (hash: string) => void): () => void;
  /** The path of a file or folder dropped on the window, or null where the system gives none. */
  pathOfDropped(file: unknown): string | null;
}

/**
 * What the Electron preload puts at `window.songsight`. `ask` hands over the whole reply instead of throwing: an error that
 * crosses Electron's context bridge keeps its message and loses everything else, so the page unwraps the envelope itself.
 */
export interface Bridge {
  ask<K extends RequestName>(name: K, ask: Ask<K>): Promise<Reply<AnswerTo<K>>>;
  askDesktop<K extends DesktopRequestName>(name: K, ask: DesktopAsk<K>): Promise<Reply<DesktopAnswer<K>>>;
  on: Client['on'];
  onShow: Desktop['onShow'];
  pathOfDropped: Desktop['pathOfDropped'];
}
