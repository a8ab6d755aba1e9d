import { test as base, type Page } from '@playwright/test';
import { chromiumArguments, chromiumPath, noChromium } from '../field/chromium.ts';
import { temporaryFolder, tinyPack } from '../field/field-folder.ts';
import { startServer, type Server } from '../field/run-cli.ts';

const executablePath = chromiumPath();

/** A running server on an empty data folder, a page on it, and an empty card. */
export type Field = {
  readonly page: Page;
  readonly card: string;
  readonly server: Server;
  /** What the page complained about: errors of scripts, of the policy and of the network. */
  readonly complaints: readonly string[];
};

export const test = base.extend<{ field: Field }>({
  launchOptions: executablePath === null ? {} : { executablePath, args: chromiumArguments },
  field: async ({ page }, use) => {
    const data = temporaryFolder();
    const card = temporaryFolder();
    const server = await startServer(['serve', '--port', '0', '--data', data.path, '--pack', tinyPack]);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(server.url);
    await use({ page, card: card.path, server, complaints });
    await server.stop();
    data.remove();
    card.remove();
  },
});

test.skip(executablePath === null, noChromium);

/** Types the folder as a person in a browser does. */
export async function watchFolder(page: Page, folder: string): Promise<void> {
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Add a folder' }).click();
  await main.getByLabel('Path of the folder').fill(folder);
  await main.getByRole('button', { name: 'Watch this folder' }).click();
}
