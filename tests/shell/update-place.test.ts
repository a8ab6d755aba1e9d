import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { whyNoUpdates } from '../../electron/shell/updates/update-place.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

const place = 'provider: github\nowner: x\nrepo: y\n';

test.each([
  ['win32', place, 'update-unsigned'],
  ['win32', `${place}publisherName:\n`, 'update-unsigned'],
  ['win32', `${place}publisherName:\n  - Somebody\n`, null],
  ['win32', `${place}publisherName: Somebody\n`, null],
  ['darwin', place, null],
  ['linux', place, null],
  ['linux', null, 'update-no-place'],
] as const)('updates on %s with %j: %s', async (platform, file, why) => {
  const resourcesPath = await temporaryFolder();
  if (file !== null) await writeFile(join(resourcesPath, 'app-update.yml'), file);
  const said = whyNoUpdates({ packaged: true, resourcesPath, platform });
  if (why === null) expect(said).toBeNull();
  else expect(said).toBe(why);
});
