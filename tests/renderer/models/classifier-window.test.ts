// The page of classifiers in real Chromium, on a real engine that trains in a child: from verdicts to a model that is used, exported
// and removed, and the same head as the command line makes of the same verdicts.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnswerTo, Ask, RequestName } from '#contract/requests.ts';
import type { SpeciesCode } from '#contract/species.ts';
import type { ForkAnalyst } from '#engine/analysts/forked-analyst.ts';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import { startWebServer, type WebServer } from '#transports/web-server.ts';
import { forkSource } from '../../engine/analysts/analyst-child.ts';
import { keepingLog } from '../../engine/test-engine.ts';
import { chromiumArguments, chromiumPath, noChromium } from '../../field/chromium.ts';
import { project, temporaryFolder, tinyPack } from '../../field/field-folder.ts';
import { runCli } from '../../field/run-cli.ts';
import { tinyRecording, type TinyVoice } from '../../field/tiny-songs.ts';

const executablePath = chromiumPath();
if (executablePath === null) console.log(`SKIPPED tests/renderer/models/classifier-window.test.ts: ${noChromium}`);
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const voices: readonly TinyVoice[] = ['low_whistler', 'high_trill', 'sweep_singer', null];
const recordings = 12;
const planOf = (at: number): TinyVoice[] => [0, 1, 2].map((clip) => voices[(at + clip) % 4] ?? null);

type AxeWindow = {
  axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
};

/** Children that never hear that they are to train: whoever cancels is quick enough on any computer. */
function slowTrainers(isSlow: () => boolean): ForkAnalyst {
  const fork = forkSource();
  return () => {
    const child = fork();
    return { ...child, send: (message) => (message.call === 'train' && isSlow() ? undefined : child.send(message)) };
  };
}

describe.skipIf(executablePath === null)('a classifier of one’s own in Chromium', () => {
  let isTrainingSlow = false;
  const [data, card] = [temporaryFolder(), temporaryFolder()];
  let [browser, engine, server]: [Browser?, Engine?, WebServer?] = [];

  async function asked<K extends RequestName>(name: K, ask: Ask<K>): Promise<AnswerTo<K>> {
    const reply = await engine!.dispatch(name, ask);
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.key}`);
    return reply.value as AnswerTo<K>;
  }

  beforeAll(async () => {
    mkdirSync(card.path, { recursive: true });
    for (let at = 0; at < recordings; at += 1) {
      const hour = String(at).padStart(2, '0');
      const bytes = tinyRecording(planOf(at), `${hour}:00:00`, at + 1);
      writeFileSync(path.join(card.path, `20260523_${hour}0000.WAV`), bytes);
    }
    const log = keepingLog();
    const fork = slowTrainers(() => isTrainingSlow);
    const parts = { dataFolder: data.path, packFolder: tinyPack, version: '0', log, fork, threads: 1 };
    engine = await startEngine(parts);
    await asked('settings.write', { change: { stableSeconds: 0.1, picturePolicy: 'off' } });
    await asked('watch.add', { folder: card.path });
    server = await startWebServer({ engine, pageFolder: `${project}/dist/renderer`, port: 0, log });
    browser = await chromium.launch({ executablePath: executablePath!, args: [...chromiumArguments] });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await engine?.close();
    data.remove();
    card.remove();
  });

  type Options = { dark?: boolean; width?: number; locale?: string };

  async function open(hash: string, { dark = false, width = 1280, locale = 'en-GB' }: Options = {}): Promise<Page> {
    const viewport = { width, height: 900 };
    const context = await browser!.newContext({ viewport, colorScheme: dark ? 'dark' : 'light', locale });
    const page = await context.newPage();
    page.setDefaultTimeout(100_000);
    await page.addInitScript({ path: axePath });
    await page.goto(`${server!.url}${hash}`);
    await page.locator('main h2').first().waitFor();
    return page;
  }

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const found = await page.evaluate(() =>
      (globalThis as unknown as AxeWindow).axe.run({ resultTypes: ['violations'] }),
    );
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
  }

  /** Everything that was detected is confirmed, and what is silent is named: three species and a label of one's own. */
  async function review(): Promise<void> {
    const { detections } = await asked('review.queue', { filter: {}, order: 'oldest-heard', limit: 100 });
    await asked('review.change', { detections: [...detections], change: { verdict: 'confirmed' } });
    const { label } = await asked('label.add', { name: 'rain' });
    const ask = { order: 'time', species: null, filter: {}, offset: 0, limit: 100 } as const;
    const { clips } = await asked('search.missed', ask);
    // Some are left, so that there is something to be unsure of.
    const stretches = clips.slice(0, 6).map(({ recording, startSeconds, endSeconds }) => ({
      ...{ recording, startSeconds, endSeconds },
    }));
    await asked('clips.name', { stretches, species: label.code, verdict: 'confirmed' });
  }

  test('with nothing reviewed it says so, and where to begin', async () => {
    await expect.poll(() => engine!.state().totals.done, { timeout: 90_000 }).toBe(recordings);
    const page = await open('#/classifier');
    await page.getByRole('heading', { name: 'Nothing to learn from yet' }).waitFor();
    await page.getByText('Nothing has been confirmed or named yet').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Search by sound' }).last().click();
    await page.getByRole('heading', { name: 'Search by sound', level: 1 }).waitFor();
    await page.context().close();
  });

  test('it is trained by keys alone, reviewed where it is unsure, used, exported, and the same as the command line’s', async () => {
    await review();
    const page = await open('#/models');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('classifier');
    await page.getByRole('option', { name: /A classifier of your own/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What it learns' }).waitFor();
    // Labels of a person's own are chosen already, species are not.
    expect(await page.getByRole('checkbox', { name: 'rain' }).isChecked()).toBe(true);
    const trill = page.getByRole('checkbox', { name: 'High Trill' });
    expect(await trill.isChecked()).toBe(false);
    await trill.focus();
    await page.keyboard.press('Space');
    const row = page.getByRole('row').filter({ has: trill });
    expect(await row.getByRole('cell').allInnerTexts()).toMatchObject(['9', '9', '0', '–']);
    // Without a name it is not trained, and says what is missing.
    const train = page.getByRole('button', { name: 'Train' });
    await train.press('Enter');
    await page.getByText('Give it a name.').waitFor();
    expect((await asked('classifier.labels', {})).running).toBe(null);
    await page.getByLabel('Name').fill('my calls');
    isTrainingSlow = true;
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled. Nothing was kept.').waitFor();
    isTrainingSlow = false;
    expect((await asked('packs.read', {})).packs).toHaveLength(1);

    await train.click();
    await page.getByRole('heading', { name: /^How well .* \+ my calls does$/ }).waitFor();
    const report = page.getByRole('region', { name: /^How well/ }).first();
    expect(await report.getByRole('row', { name: /High Trill/ }).innerText()).toMatch(/(0\.9\d|1\.00)/);
    const curves = page.getByRole('img', { name: /Precision over recall/ });
    expect(await curves.count()).toBe(2);
    expect(await curves.first().locator('path').getAttribute('d')).toMatch(/^M\d+.*V\d+.*H\d+/);

    await page.getByRole('button', { name: 'Find them' }).click();
    const clips = page.getByRole('list', { name: 'Clips' }).getByRole('listitem');
    await clips.first().waitFor();
    expect(await clips.count()).toBeGreaterThan(0);
    const question = await page.getByRole('button', { name: /^It is (?!not)/ }).innerText();
    expect(question).toMatch(/^It is (rain|High Trill)\s*1$/);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('2');
    await clips.first().getByText('Rejected').waitFor();
    const { labels } = await asked('classifier.labels', {});
    expect(labels.reduce((sum, { rejected }) => sum + rejected, 0)).toBe(1);

    await train.click();
    const names = page.getByRole('heading', { level: 3, name: /\+ my calls/ });
    await page.getByRole('heading', { name: 'Trained before' }).waitFor();
    await names.first().waitFor();
    const second = new URL(page.url()).hash.replace(/.*pack=/, '');
    await page.getByRole('button', { name: /^Use it/ }).click();
    await page.getByRole('button', { name: 'Use this model' }).click();
    await page.getByText('In use').first().waitFor();
    // What it hears of the season it hears from the embeddings: every recording is shown by it, and nothing is listened to again.
    const heard = async (): Promise<number> => {
      const { packs } = await asked('packs.read', {});
      return packs.flatMap((each) => (each.ok && each.pack.id === second ? [each.pack.recordings] : []))[0] ?? 0;
    };
    await expect.poll(heard).toBe(recordings);
    const own = { species: ['own_rain' as SpeciesCode] };
    const ask = { filter: own, order: 'oldest-heard', limit: 100 } as const;
    await expect.poll(async () => (await asked('review.queue', ask)).detections.length).toBeGreaterThan(6);
    await page.getByRole('button', { name: /^Export/ }).click();
    await page.getByText(/It can be imported on another computer/).waitFor();
    const zip = path.join(data.path, 'exports', `${second}.zip`);
    expect(readFileSync(zip).subarray(0, 2).toString()).toBe('PK');

    await page.goto(`${server!.url}#/models`);
    const first = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^How well it does/ }) });
    await first.last().waitFor();
    expect(await first.count()).toBe(2);
    await page
      .getByRole('button', { name: /^Remove .*my calls/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => first.count()).toBe(1);
    await page.context().close();
    await sameAsTheCommandLine(second);
  });

  /** Trains once more from the same verdicts, by the command line on the same data folder with the parent in use. */
  async function sameAsTheCommandLine(trained: string): Promise<void> {
    await asked('packs.use', { id: 'tiny' });
    const head = readFileSync(path.join(data.path, 'packs', trained, 'head.bin'));
    const before = await asked('classifier.read', { pack: trained });
    await engine!.close();
    const names = before.labels.map(({ species }) => species.code).join(',');
    const options = ['--data', data.path, '--pack', tinyPack, '--name', 'by hand', '--species', names, '--json'];
    const { stdout, code } = await runCli(['classifier', 'train', ...options]);
    expect(code).toBe(0);
    const made = JSON.parse(stdout) as typeof before;
    expect(made.labels).toEqual(before.labels);
    expect(readFileSync(path.join(data.path, 'packs', made.pack, 'head.bin'))).toEqual(head);
    engine = await startEngine({
      ...{ dataFolder: data.path, packFolder: tinyPack, version: '0', log: keepingLog() },
      ...{ fork: forkSource(), threads: 1 },
    });
    await server?.close();
    server = await startWebServer({ engine, pageFolder: `${project}/dist/renderer`, port: 0, log: keepingLog() });
  }

  test.each([
    [{}],
    [{ dark: true }],
    [{ width: 390 }],
    [{ width: 390, locale: 'de-DE' }],
    [{ locale: 'es-ES', dark: true }],
  ])('axe finds nothing and nothing sticks out: %o', async (options) => {
    const { packs } = await asked('packs.read', {});
    const own = packs.flatMap((each) => (each.ok && each.pack.ownLabels > 0 ? [each.pack.id] : []));
    const page = await open(`#/classifier?pack=${own[0] ?? ''}`, options);
    await page.locator('figure svg').first().waitFor();
    await page.locator('#unsure-title ~ div button').click();
    await page.locator('ol li img').first().waitFor();
    expect(await violations(page)).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});
