import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const fromSource = 'This copy runs from its source; update the source instead.';
const noPlace = 'This copy was not made by an installer that knows where new versions lie. Fetch them by hand.';
const unsigned =
  'This copy of Songsight is not signed, so Windows cannot tell whether a new version is genuine. Fetch new versions by hand.';

type Copy = {
  readonly packaged: boolean;
  readonly resourcesPath: string;
  readonly platform: NodeJS.Platform;
};

/**
 * Why a copy of the program cannot update itself, or null where it can. On Windows only an installer that is signed names its
 * publisher in `app-update.yml`, and without that name electron-updater would take any file for a new version.
 */
export function whyNoUpdates({ packaged, resourcesPath, platform }: Copy): string | null {
  if (!packaged) return fromSource;
  const file = path.join(resourcesPath, 'app-update.yml');
  if (!existsSync(file)) return noPlace;
  const named = /^publisherName:[ \t]*(?:\S|\r?\n\s+- *\S)/m.test(readFileSync(file, 'utf8'));
  return platform === 'win32' && !named ? unsigned : null;
}
