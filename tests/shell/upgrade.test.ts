import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UpgradeState } from '#contract/desktop/upgrade.ts';
import { migrations, newestVersion } from '#store/opening/migrate.ts';
import { axeViolations } from '../e2e/axe-violations.ts';
import { chromiumArguments, chromiumPath, noChromium } from '../field/chromium.ts';
import { temporaryFolder } from '../field/field-folder.ts';
import { putOldDatabase } from '../store/old-databases.ts';
import { preloadScript, startShell, type RunningShell } from './run-shell.ts';

const executablePath = chromiumPath();
const needsBrowser = executablePath === null ? ` (${noChromium})` : '';
const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()] as const;
const [dataFolder, closedFolder, profile] = folders;
const shells: RunningShell[] = [];

/** The folder of an older Songsight, in which the copy that comes first finds a file in its place. */
async function startOnOld(data: string): Promise<RunningShell> {
  mkdirSync(data, { recursive: true });
  putOldDatabase(data, 4);
  writeFileSync(path.join(data, 'backups'), 'in the way');
  const shell = await startShell({
    SONGSIGHT_DATA: data,
    STAND_IN_USER_DATA: path.join(profile.path, String(shells.length)),
    STAND_IN_DOCUMENTS: profile.path,
  });
  shells.push(shell);
  return shell;
}

function versionOf(data: string): unknown {
  const db = new Database(path.join(data, 'songsight.db'));
  try {
    return db.pragma('user_version', { simple: true });
  } finally {
    db.close();
  }
}

async function stateOf(shell: RunningShell, again = false): Promise<UpgradeState | null> {
  const { value } = await shell.invoke('ask', ['desktop.upgrade', { again }]);
  return (value as { value: UpgradeState | null }).value;
}

/** The page is told again and again what it is told first of an upgrade that runs, so that there is time to look. */
async function holdRunning(page: Page): Promise<() => Promise<void>> {
  const address = '**/stand-in/invoke';
  let first: string | null = null;
  await page.route(address, async (route) => {
    const said = first ?? (await (await route.fetch()).text());
    if (said.includes('"kind":"running"')) first = said;
    await route.fulfill({ body: said });
  });
  return () => page.unroute(address);
}

/** Shots for a look, where somebody wants one. */
async function shoot(page: Page, name: string): Promise<void> {
  const to = process.env['SHOTS'];
  if (to !== undefined) await page.screenshot({ path: path.join(to, `upgrade-${name}.png`) });
}

describe('the data folder of an older Songsight', () => {
  let browser: Browser | null = null;

  beforeAll(async () => {
    if (executablePath !== null) browser = await chromium.launch({ executablePath, args: chromiumArguments });
  });

  afterAll(async () => {
    await browser?.close();
    for (const shell of shells) shell.process.kill('SIGKILL');
    for (const folder of folders) folder.remove();
  });

  it.skipIf(executablePath === null)(
    `the window says what happens, what went wrong, tries again when it is asked to, and goes on as the program${needsBrowser}`,
    async () => {
      const data = dataFolder.path;
      const shell = await startOnOld(data);
      expect(shell.window.url).toBe('songsight://app/upgrade.html');
      // There is no engine yet: nothing else is served, and nothing else can be asked.
      for (const name of ['/index.html', '/media/clip/1']) expect((await fetch(shell.origin + name)).status).toBe(403);
      const refused = { ok: false, failure: { code: 'not-allowed' } };
      expect((await shell.invoke('ask', ['watch.read', {}])).value).toMatchObject(refused);
      expect((await shell.invoke('ask', ['desktop.upgrade', { again: true }], 'https://x/')).value).toMatchObject(
        refused,
      );

      const page = await browser!.newPage();
      page.setDefaultTimeout(100_000);
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(error.message));
      await page.addInitScript({ content: preloadScript(shell.window.preload) });
      await page.goto(`${shell.origin}/upgrade.html`);
      await page.getByRole('heading', { name: 'Your data could not be brought up to date' }).waitFor();
      await page.getByText(/The backup could not be written to .*backups/).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await shoot(page, 'failed');
      expect(versionOf(data)).toBe(4);

      const goOn = await holdRunning(page);
      const before = shell.output().length;
      rmSync(path.join(data, 'backups'));
      await page.getByRole('button', { name: 'Try again' }).press('Enter');
      await page.getByRole('heading', { name: 'Your data is being brought up to date' }).waitFor();
      await page.getByText('The database is copied first.').waitFor();
      await goOn();
      expect(JSON.parse(await shell.line('WINDOW', before))).toMatchObject({ url: 'songsight://app/index.html' });
      expect((await shell.invoke('ask', ['watch.read', {}])).value).toMatchObject({ ok: true });
      expect((await fetch(`${shell.origin}/index.html`)).status).toBe(200);
      expect(await stateOf(shell)).toBeNull();
      expect(troubles).toEqual([]);
      await page.close();
      expect(await shell.quit()).toBe(0);
      expect(versionOf(data)).toBe(newestVersion(migrations));
    },
  );

  it('a person who closes the window leaves the database as it was', async () => {
    const data = path.join(closedFolder.path, 'data');
    const shell = await startOnOld(data);
    await expect.poll(() => stateOf(shell).then((state) => state?.kind)).toBe('failed');
    // The connection goes with the program.
    await shell.do('close', null).catch(() => undefined);
    expect(await shell.ended).toBe(0);
    expect(versionOf(data)).toBe(4);
  });

  it.skipIf(executablePath === null)(
    `the page speaks the language of the person and follows the theme, at any width${needsBrowser}`,
    async () => {
      const open = await startOnOld(path.join(closedFolder.path, 'looks'));
      const running = (bytesDone: number): UpgradeState => ({
        ...({ kind: 'running', language: 'de', theme: 'dark' } as const),
        progress: { at: 'copying', path: '/data/songsight.db', bytesDone, bytes: 840_000_000 },
      });
      const step = { ...running(0), progress: { at: 'step', step: 3, of: 15 } } as UpgradeState;
      for (const [name, state, width] of [
        ['copying-dark-german-narrow', running(310_000_000), 390],
        ['step-dark-german', step, 1024],
        ['step-light', { ...step, language: 'en', theme: 'light' }, 1024],
      ] as const) {
        const page = await browser!.newPage({ viewport: { width, height: 700 } });
        page.setDefaultTimeout(100_000);
        const reply = JSON.stringify({ ok: true, value: state });
        await page.addInitScript(`window.songsight = { askDesktop: async () => (${reply}) }`);
        await page.goto(`${open.origin}/upgrade.html`);
        const german = state.language === 'de';
        const title = german
          ? 'Ihre Daten werden auf den neuen Stand gebracht'
          : 'Your data is being brought up to date';
        await page.getByRole('heading', { name: title }).waitFor();
        const words = name.startsWith('copying') ? '310 MB von 840 MB' : german ? 'Schritt 3 von 15' : 'Step 3 of 15';
        await page.getByText(words).waitFor();
        expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(state.theme);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        expect(await axeViolations(page)).toEqual([]);
        await shoot(page, name);
        await page.close();
      }
    },
  );
});
