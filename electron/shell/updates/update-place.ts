import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Impossible } from './updates.ts';

type Copy = {
  readonly packaged: boolean;
  readonly resourcesPath: string;
  readonly platform: NodeJS.Platform;
};

/**
 * Why a copy of the program cannot update itself, or null where it can. On Windows only an installer that is signed names its
 * publisher in `app-update.yml`, and without that name electron-updater would take any file for a new version.
 */
export function whyNoUpdates({ packaged, resourcesPath, platform }: Copy): Impossible | null {
  if (!packaged) return 'update-from-source';
  const file = path.join(resourcesPath, 'app-update.yml');
  if (!existsSync(file)) return 'update-no-place';
  const named = /^publisherName:[ \t]*(?:\S|\r?\n\s+- *\S)/m.test(readFileSync(file, 'utf8'));
  return platform === 'win32' && !named ? 'update-unsigned' : null;
}
