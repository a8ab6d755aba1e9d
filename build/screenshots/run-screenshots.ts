// `npm run screenshots`: every view of the window and every state of it, light, dark and narrow, in docs/screenshots. What is
// heard are the synthetic recordings of the demo; the states come from the small season of the window's tests; the season
// is a generated database.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { chromiumArguments, chromiumPath, noChromium } from '../../tests/field/chromium.ts';
import { runCli, startServer, type Server } from '../../tests/field/run-cli.ts';
import { makeSeason } from '../../tests/field/season-folder.ts';
import { synthesise } from '../demo/synthesise.ts';
import { threshold } from '../demo/threshold.ts';
import { takeAnimation } from './animation.ts';
import { takeRealViews } from './real-views.ts';
import { take, target, themes } from './shot.ts';
import { takeStates } from './states.ts';

/** Its path is to be read in the pictures. */
const field = path.join(tmpdir(), 'field-work');
const recordings = path.join(field, 'AUDIOMOTH-24F3');
const data = path.join(field, 'songsight-data');

/** Anew each time: what an earlier model heard and painted is no picture of today's program. */
async function listen(): Promise<void> {
  rmSync(data, { recursive: true, force: true });
  if (!existsSync(recordings)) synthesise(recordings);
  const words = ['analyse', recordings, '--data', data, '--pictures', 'all', '--threshold', threshold];
  const { code, stderr } = await runCli(words);
  // 3: the empty file could not be read, as it should be.
  if (code !== 0 && code !== 3) throw new Error(`The recordings could not be listened to:\n${stderr}`);
}

async function withServer(words: readonly string[], use: (server: Server) => Promise<void>): Promise<void> {
  const server = await startServer(['serve', ...words, '--port', '0']);
  try {
    await use(server);
  } finally {
    await server.stop();
  }
}

/** `-- --animation`: it alone, on a data folder of its own. */
async function takeFilm(browser: Browser): Promise<void> {
  const own = path.join(field, 'animation-data');
  rmSync(own, { recursive: true, force: true });
  const words = ['--data', own, '--pictures', 'all', '--threshold', threshold];
  await withServer(words, (server) => takeAnimation(browser, server, recordings));
}

async function takeSeason(browser: Browser): Promise<void> {
  const folder = path.join(field, 'season');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  makeSeason(folder, { detections: 100_000, species: 120, days: 365 });
  await withServer(['--data', folder], async ({ url }) => {
    for (const theme of themes)
      await take(browser, { name: `season-${theme}`, url: `${url}#/timeline`, theme, whole: true });
  });
}

const executablePath = chromiumPath();
if (executablePath === null) {
  console.error(noChromium);
  process.exit(1);
}
mkdirSync(target, { recursive: true });
const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
if (process.argv.includes('--animation')) {
  if (!existsSync(recordings)) synthesise(recordings);
  await takeFilm(browser);
} else {
  for (const name of readdirSync(target)) rmSync(path.join(target, name));
  await listen();
  await withServer([recordings, '--data', data], (server) => takeRealViews(browser, server));
  await takeFilm(browser);
  await takeStates(browser);
  await takeSeason(browser);
}
await browser.close();
console.log(`Screenshots in ${target}`);
