import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chromiumPrinter } from '#engine/exports/report/print-pdf.ts';
import { stationMap } from '#engine/exports/report/report-map.ts';
import { reportWords } from '#engine/exports/report/report-words.ts';
import { digestSentences } from '#contract/words/exports/digest.ts';
import { reportSentences } from '#contract/words/exports/report.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { fieldExport } from './field-export.ts';

const words = reportWords('en');

test('every sentence has its blanks in every language', () => {
  const blanks = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
  for (const [key, { en, de, es }] of Object.entries({ ...reportSentences, ...digestSentences })) {
    expect([key, blanks(de), blanks(es)]).toEqual([key, blanks(en), blanks(en)]);
    for (const text of [en, de, es]) expect([key, text.trim()]).not.toEqual([key, '']);
  }
});

test('what a person rejected is counted nowhere, in no figure, table or chart', async () => {
  const field = await fieldExport();
  const species = async (): Promise<string> => (await field.write('report-html')).files.get('report.html')!.toString();
  const before = await species();
  expect(before).toContain('European Robin');
  const { detections } = await field.engine.ask('review.queue', { filter: {}, order: 'oldest-heard', limit: 100 });
  const { items } = await field.engine.ask('review.items', { detections });
  const robins = items.filter((item) => item.species.commonName === 'European Robin').map((item) => item.detection);
  await field.engine.ask('review.change', { detections: robins, change: { verdict: 'rejected' } });
  const after = await species();
  expect(after).not.toContain('European Robin');
  const { rejected, detections: all } = await field.engine.ask('export.preview', { format: 'json', filter: {} });
  expect(rejected).toBeGreaterThan(1);
  expect(after).toContain(`People rejected ${rejected} detections; they are counted nowhere.`);
  expect(after).toContain(`<dt>Detections</dt><dd>${all - rejected}</dd>`);
  const csv = (await field.write('report-csv')).files.get('species-report.csv')!.toString();
  const robin = csv.split('\r\n').find((line) => line.includes('European Robin'));
  expect(robin?.split(',').slice(2, 5)).toEqual(['0', '0', '0']);
});

test('a report speaks German and Spanish, with their commas, and marks guessed times', async () => {
  const field = await fieldExport();
  field.engine.inside.engine.store.db.exec(`UPDATE recordings SET time_source = 'modified-time'`);
  const page = async (language: 'de' | 'es'): Promise<string> =>
    (await field.write('report-html', {}, { language })).files.get('report.html')!.toString();
  const german = await page('de');
  expect(german).toContain('<html lang="de">');
  expect(german).toContain('Artenbericht');
  expect(german).toContain('etwa 1. Mai 2026, 05:30');
  expect(german).toMatch(/<td class="n">0,\d\d<\/td>/);
  expect(german).toContain('Zeit der Datei, eine Schätzung');
  // Charts stripe what the tables say with "about".
  expect(german).toContain('fill="url(#days-guessed)"');
  expect(german.match(/-guessed\)" pointer-events/g)?.length).toBeGreaterThan(2);
  expect(german).toContain('Gestreift: Zeiten, die nach dem Datum der Dateien geschätzt sind.');
  const spanish = await page('es');
  expect(spanish).toContain('Informe de especies');
  expect(spanish).not.toMatch(/\{\{|undefined|NaN/);
});

test('a digest of a week says what is new, what to review and what went wrong, and holds all of it itself', async () => {
  const field = await fieldExport();
  const { db } = field.engine.inside.engine.store;
  const page = async (language: 'en' | 'de' | 'es', days?: number): Promise<string> =>
    (await field.write('digest-html', {}, { language, ...(days !== undefined && { days }) })).files
      .get('digest.html')!
      .toString();
  const english = await page('en', 30);
  const news = await field.engine.ask('news.read', { days: 30, toDay: null });
  expect(news.newSpecies.length).toBeGreaterThan(1);
  expect(news.next.map(({ why }) => why)).toContain('new');
  for (const { commonName } of news.species) expect(english).toContain(commonName);
  for (const { recordingPath } of news.next) expect(english).toContain(recordingPath);
  expect(english).toContain(`${news.unreviewed} detections of these days have not been reviewed.`);
  expect(english).not.toMatch(/\{\{|undefined|NaN|src="(?!data:)|href=/);
  // The best of what waits: a reviewed detection is not told again.
  const [first] = news.next;
  await field.engine.ask('review.change', { detections: [first!.detection], change: { verdict: 'confirmed' } });
  const after = await field.engine.ask('news.read', { days: 30, toDay: null });
  expect(after.next.map(({ detection }) => detection)).not.toContain(first!.detection);
  // What is held back as unlikely stands in its own table, with the file that failed among the troubles.
  db.exec(
    `UPDATE detections SET held = 'range', current = 0, likelihood = 0.004 WHERE id = ${after.next[0]!.detection}`,
  );
  db.exec(`UPDATE recordings SET time_source = 'modified-time'`);
  const german = await page('de', 30);
  expect(german).toContain('<html lang="de">');
  expect(german).toContain('Für Ort und Zeit unwahrscheinlich');
  expect(german).toContain('<td class="n">0,004</td>');
  expect(german).toContain('etwa 1. Mai 2026, 05:30');
  expect(await page('es')).toContain('Novedades');
});

test('the map is true to distance, and says where there is none', () => {
  const at = (name: string, latitude: number | null, longitude: number | null) => ({
    ...{ name, latitude, longitude, habitat: null, recordings: 1, seconds: 60, detections: 5, species: 3 },
  });
  const svg = stationMap([at('A', 51, 9), at('B', 51, 9.1), at('C <x>', 51.0629, 9), at('D', null, null)], words);
  const places = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
  expect(places).toHaveLength(3);
  const [a = [], b = [], c = []] = places;
  // 0.1 degree of longitude at 51 degrees north is as long as 0.0629 degrees of latitude: 7 km.
  expect(Math.abs((b[0] ?? 0) - (a[0] ?? 0) - ((a[1] ?? 0) - (c[1] ?? 0)))).toBeLessThan(1);
  expect(svg).toContain('C &lt;x&gt;');
  const [, bar] = /M12 214V218H([\d.]+)V214/.exec(svg) ?? [];
  expect(svg).toContain('>2 km<');
  expect((Number(bar) - 12) / 2).toBeCloseTo(((b[0] ?? 0) - (a[0] ?? 0)) / 7.006, 1);
  expect(stationMap([at('D', null, null)], words)).toContain('No station has a position');
});

const chromium = await access('/usr/bin/chromium').then(
  () => true,
  () => false,
);

test.skipIf(!chromium)('a report is printed on two sheets', async () => {
  const field = await fieldExport();
  const { files, result } = await field.write('report-pdf');
  const pdf = files.get('report.pdf')!;
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(Number(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1])).toBe(2);
  expect(result.files.map((file) => file.name)).toEqual(['report.pdf', 'songsight-settings.json']);
  expect([...files.keys()].sort()).toEqual(['report.pdf', 'songsight-settings.json']);
});

test('where nothing can print a sentence says so, and nothing stays', async () => {
  const folder = await temporaryFolder();
  const print = chromiumPrinter({ SONGSIGHT_CHROMIUM: join(folder, 'none') });
  await expect(print('a.html', join(folder, 'a.pdf'), new AbortController().signal)).rejects.toMatchObject({
    code: 'not-allowed',
    message: expect.stringContaining('A PDF needs Chromium') as string,
  });
});
