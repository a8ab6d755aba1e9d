import { statSync } from 'node:fs';
import type { UpgradeProgress } from '#contract/desktop/upgrade.ts';
import { copyBeforeUpdate, migrations, newestVersion } from '#store/opening/migrate.ts';

type Copying = Extract<UpgradeProgress, { at: 'copying' }>;

const lookEveryMs = 200;

/**
 * SQLite copies in one go and says nothing meanwhile; how far it is is how large the copy has become: told whenever it has grown.
 * @returns the way to stop
 */
export function followCopy(copying: Copying, tell: (progress: Copying) => void): () => void {
  const part = copyBeforeUpdate(copying.path, newestVersion(migrations));
  let { bytesDone } = copying;
  const look = (): void => {
    // Once it is whole it has another name.
    const size = Math.min(statSync(part, { throwIfNoEntry: false })?.size ?? 0, copying.bytes);
    if (size <= bytesDone) return;
    bytesDone = size;
    tell({ ...copying, bytesDone });
  };
  const timer = setInterval(look, lookEveryMs);
  return () => clearInterval(timer);
}
