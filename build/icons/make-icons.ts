// `node build/icons/make-icons.ts`: draws our SVG icon in every size and container that the three systems want. The results
// are committed, so that packaging needs no browser.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumArguments, chromiumPath } from '../../tests/field/chromium.ts';
import { icnsFile, icoFile } from './icon-files.ts';

const here = import.meta.dirname;
/** macOS leaves a margin around an icon's shape. */
const macShare = 824 / 1024;
const smallest = 44;

async function draw(page: Page, size: number, share = 1): Promise<Buffer> {
  const name = size <= smallest ? 'icon-small.svg' : 'icon.svg';
  const svg = readFileSync(path.join(here, name)).toString('base64');
  const side = Math.round(size * share);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;height:100%;background:transparent}body{display:grid;place-items:center}</style>` +
      `<img width="${side}" height="${side}" src="data:image/svg+xml;base64,${svg}">`,
  );
  return page.screenshot({ omitBackground: true });
}

async function drawAll(page: Page, sizes: readonly number[], share = 1): Promise<Map<number, Buffer>> {
  const drawn = new Map<number, Buffer>();
  for (const size of sizes) drawn.set(size, await draw(page, size, share));
  return drawn;
}

const executablePath = chromiumPath();
if (executablePath === null)
  throw new Error('Drawing the icons needs chromium: build/install-system-packages.sh brings it.');
const browser = await chromium.launch({ executablePath, args: chromiumArguments });
const page = await browser.newPage();
const save = (name: string, bytes: Uint8Array): void => writeFileSync(path.join(here, name), bytes);

for (const [size, png] of await drawAll(page, [16, 24, 32, 48, 64, 128, 256, 512])) save(`${size}x${size}.png`, png);
save('icon.png', await draw(page, 512));
save('tray.png', await draw(page, 22));
save('tray@2x.png', await draw(page, 44));
save('icon.ico', icoFile(await drawAll(page, [16, 24, 32, 48, 64, 128, 256])));
save('icon.icns', icnsFile(await drawAll(page, [16, 32, 64, 128, 256, 512, 1024], macShare)));
await browser.close();
