import path from 'node:path';
import Database from 'better-sqlite3';
import { expect as plainExpect, type Locator, type Page } from '@playwright/test';
import { temporaryFolder, tinyPack } from '../field/field-folder.ts';
import { startServer } from '../field/run-cli.ts';
import { makeSeason } from '../field/season-folder.ts';
import { test as browserTest } from './browser-test.ts';

/** A year of recording: as many detections as the computer has the patience for. */
export const detections = Number(process.env['SONGSIGHT_SEASON_DETECTIONS'] ?? 200_000);
export const species = 500;
const mostMinutes = 30;

/** Generous: a slow computer is no fault, a window that hangs is. */
const longestMs = 60_000;
export const expect = plainExpect.configure({ timeout: longestMs });

type Rows = Readonly<Record<string, string | number | null>>[];

/** The served data folder, and the truth about it: counted from the detections themselves, with no help of the program. */
export type Season = {
  readonly url: string;
  readonly origin: string;
  /** Detections under an SQL condition over `detections d`, `species s`, `recordings r` and `stations t`. */
  count(condition?: string): number;
  rows(sql: string): Rows;
};

/** The window on the season. */
export type View = {
  readonly page: Page;
  go(hash: string): Promise<void>;
  /** What the page complained about, but for the sounds and pictures that were never made. */
  readonly complaints: readonly string[];
};

export const test = browserTest.extend<{ view: View }, { size: number; season: Season }>({
  locale: 'en-GB',
  actionTimeout: longestMs,
  /** Another size is another season: for a file whose tests change what the others count. */
  size: [detections, { scope: 'worker', option: true }],
  season: [
    async ({ size }, use) => {
      const data = temporaryFolder();
      makeSeason(data.path, { detections: size, species, days: 365 });
      const server = await startServer(['serve', '--port', '0', '--data', data.path, '--pack', tinyPack]);
      const db = new Database(path.join(data.path, 'songsight.db'), { readonly: true });
      const rows = (sql: string): Rows => db.prepare<[], Rows[number]>(sql).all();
      const count = (condition = '1'): number =>
        Number(rows(`SELECT count(*) AS n FROM ${truth} AND ${condition}`)[0]?.['n']);
      await use({ url: server.url, origin: server.origin, count, rows });
      db.close();
      await server.stop();
      data.remove();
    },
    { scope: 'worker', timeout: mostMinutes * 60_000 },
  ],
  view: async ({ page, season }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      const neverMade = message.location().url.includes('/media/');
      if (message.type() === 'error' && !neverMade) complaints.push(message.text());
    });
    await page.goto(season.url);
    await use({ page, complaints, go: async (hash) => void (await page.goto(`${season.origin}/${hash}`)) });
    expect(complaints).toEqual([]);
  },
});

/** What charts, gallery and figures are about. */
export const truth = `detections d JOIN species s ON s.id = d.species_id JOIN recordings r ON r.id = d.recording_id
  LEFT JOIN stations t ON t.id = r.station_id WHERE d.current = 1 AND d.rejected = 0`;

/** The local date and hour of a detection in SQL. */
export const localDay = `date(d.wall_ms / 1000, 'unixepoch')`;
export const localHour = '(d.wall_ms / 3600000 % 24)';

export const written = (count: number): string => count.toLocaleString('en-GB');

/** The days that the address of the page asks for, as an SQL condition. */
export function spanOf(page: Page): { from: string; to: string; condition: string } {
  const query = new URLSearchParams(new URL(page.url()).hash.split('?')[1]);
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  return { from, to, condition: `${localDay} BETWEEN '${from}' AND '${to}'` };
}

/** The names in a list or a table, top first, as many as are wanted. */
export async function firstNames(items: Locator, wanted: number): Promise<string[]> {
  await expect(items.nth(wanted)).toBeAttached();
  const texts = await items.evaluateAll((all) => all.map((each) => each.textContent));
  return texts.slice(0, wanted).map((text) => /Species \d+/.exec(text)?.[0] ?? text);
}
