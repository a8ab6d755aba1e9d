import { _electron, expect, test } from '@playwright/test';
import { electronProgram } from '../../build/electron-program.ts';
import { project, temporaryFolder, tinyPack, writeCard } from '../field/field-folder.ts';

const electron = electronProgram();
const noDisplay = process.platform === 'linux' && process.env['DISPLAY'] === undefined;

test('the real window starts, is locked down, watches a folder and quits cleanly', async () => {
  test.skip(electron === null, 'SKIPPED: the Electron program is not installed (npx install-electron fetches it).');
  test.skip(noDisplay, 'SKIPPED: there is no display; run under xvfb-run.');
  const folder = temporaryFolder();
  const card = temporaryFolder();
  writeCard(card.path);
  const app = await _electron.launch({
    executablePath: electron!,
    args: [
      project,
      card.path,
      `--user-data-dir=${folder.path}/profile`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    env: { ...definedEnvironment(), SONGSIGHT_DATA: folder.path, SONGSIGHT_PACK: tinyPack },
  });
  const page = await app.firstWindow();
  expect(page.url()).toBe('songsight://app/index.html');
  await expect(page.getByText('Low Whistler').first()).toBeVisible();
  expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false);
  expect(await page.evaluate(() => window.open('https://example.org'))).toBeNull();
  await app.close();
  folder.remove();
  card.remove();
});

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
