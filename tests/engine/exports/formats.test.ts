import { expect, test } from 'vitest';
import { plainLine, tabLine, fileNamePart } from '#engine/exports/plain-cells.ts';
import { checklistText, ebirdFiles, type Checklist } from '#engine/exports/formats/ebird.ts';
import { hourRanges, reportWords } from '#engine/exports/report/report-words.ts';
import { taxonRank } from '#engine/exports/formats/taxon-rank.ts';
import { kaleidoscopeRow } from '#engine/exports/formats/kaleidoscope.ts';
import { ravenRow } from '#engine/exports/formats/raven.ts';
import { exportedDetection } from '../../store/exported-detection.ts';

test('interchange cells are quoted and never guarded; tabs and line breaks become spaces where nothing can hold them', () => {
  expect(plainLine(['-minus', '=x', 'a,b', 'say "hi"', null, 1.5])).toBe('-minus,=x,"a,b","say ""hi""",,1.5\r\n');
  expect(tabLine(['a\tb', 'c\r\nd', null, 2])).toBe('a b\tc d\t\t2\r\n');
  expect(plainLine(['two\nlines', 'say "a\rb"', 'c\u2028d\u0085e'])).toBe('two lines,"say ""a b""",c d e\r\n');
  expect(tabLine(['c\u2028d\ve'])).toBe('c d e\r\n');
});

test('file names that every system takes', () => {
  expect(fileNamePart('Café: a/b?*')).toBe('Café_ a_b_');
  expect(['CON', 'nul', 'com1', '', '...', 'x. '].map(fileNamePart)).toEqual(['_CON', '_nul', '_com1', '_', '_', 'x']);
});

test.each(['a'.repeat(300), 'นก'.repeat(100), '🐦'.repeat(100), `${'ä'.repeat(45)}. . .${'b'.repeat(90)}`])(
  'a long name is cut between letters to what a disk takes, and stays another than those that begin alike: %s',
  (long) => {
    const [one, other] = [fileNamePart(`${long}1`), fileNamePart(`${long}2`)];
    expect(Buffer.byteLength(one)).toBeLessThanOrEqual(100);
    expect(one.isWellFormed()).toBe(true);
    expect(one).not.toMatch(/[. ]~/);
    expect(one).not.toBe(other);
  },
);

const list = (place: string, species: number): Checklist => ({
  place,
  latitude: 51.53,
  longitude: 9.93,
  startMs: Date.parse('2026-05-01T05:30:00Z'),
  minutes: 10,
  remarks: 'Line one\nline "two", three',
  records: Array.from({ length: species }, (_, i) => ({
    commonName: `Bird, number ${i}`,
    scientificName: 'Turdus merula merula',
    individuals: i === 0 ? 3 : null,
    comment: 'x'.repeat(50),
  })),
});

test('eBird records have 19 columns, no quotes and no line breaks', () => {
  const lines = checklistText(list('Oak, Ridge', 2)).trimEnd().split('\r\n');
  expect(lines).toHaveLength(2);
  const [first, second] = lines.map((line) => line.split(','));
  expect(first).toHaveLength(19);
  expect(second).toHaveLength(19);
  expect(lines.join()).not.toMatch(/["\n]/);
  expect(first).toEqual([
    'Bird number 0',
    'Turdus',
    'merula merula',
    '3',
    'x'.repeat(50),
    'Oak Ridge',
    '51.53000',
    '9.93000',
    '05/01/2026',
    '05:30',
    '',
    '',
    'Stationary',
    '1',
    '10',
    'N',
    '',
    '',
    'Line one line two three',
  ]);
  expect(second![3]).toBe('X');
});

test('a label of a whole genus is a spuh in eBird', () => {
  const [record] = list('Oak', 1).records;
  const text = checklistText({ ...list('Oak', 1), records: [{ ...record!, scientificName: 'Sayornis' }] });
  expect(text.split(',').slice(1, 3)).toEqual(['Sayornis', 'sp.']);
});

test('eBird files stay under 1 MB and never cut a checklist', () => {
  const shared = list('', 40);
  const lists = Array.from({ length: 300 }, (_, i) => ({ ...shared, place: `Place ${i}` }));
  const files = [...ebirdFiles(lists)];
  expect(files.length).toBeGreaterThan(1);
  expect(files.every((text) => Buffer.byteLength(text) <= 1_000_000)).toBe(true);
  expect(files.join('')).toBe(lists.map(checklistText).join(''));
  const places = files.map(
    (text) =>
      new Set(
        text
          .trimEnd()
          .split('\r\n')
          .map((line) => line.split(',')[5]),
      ),
  );
  expect(places.reduce((sum, each) => sum + each.size, 0)).toBe(300);
});

test('rows for Raven and Kaleidoscope hold what a person said without breaking the table', () => {
  const row = {
    ...exportedDetection,
    comment: 'tab\there',
    recordingPath: 'a,b/c.WAV',
    state: 'relabelled' as const,
    commonName: 'European Robin',
  };
  expect(ravenRow(row, 7, 100).split('\t')).toHaveLength(19);
  expect(ravenRow(row, 7, 100)).toContain('7\tSpectrogram 1\t1\t103.000000\t109.000000\t0\t11025\tEuropean Robin');
  const drawn = { ...row, boxStartSeconds: 3.5, boxEndSeconds: 4.25, lowHz: 1800, highHz: 5200.5, tags: 'dawn' };
  expect(ravenRow(drawn, 7, 100)).toContain('\t103.500000\t104.250000\t1800\t5200.5\tEuropean Robin');
  expect(ravenRow(drawn, 7, 100)).toContain('2026-05-01 05:30:03.500\taudiomoth-comment\tdawn');
  // No model hears above half the rate of a recording, and one that nobody knows may have heard all of it.
  expect(ravenRow({ ...row, rateHz: 16_000 }, 7, 0)).toContain('\t0\t8000\t');
  expect(ravenRow({ ...row, heardToHz: null }, 7, 0)).toContain('\t0\t24000\t');
  expect(kaleidoscopeRow(row)).toBe('/srv/field,"a,b",c.WAV,3,6,Common_Blackbird,0.0877,European_Robin\r\n');
});

test('hours are told as ranges', () => {
  expect(hourRanges([4, 5, 6, 21])).toBe('4–6, 21');
  expect(hourRanges([])).toBe('');
});

test('lengths, moments, numbers and ranks read as a person writes them, in each language', () => {
  const [english, german, spanish] = [reportWords('en'), reportWords('de'), reportWords('es')];
  expect([0, 40, 1020, 7199, 7200, 36_000, 4_334_400].map(english.length)).toEqual([
    '0 s',
    '40 s',
    '17 min',
    '120 min',
    '2 h',
    '10 h',
    '1,204 h',
  ]);
  expect(german.length(12_240)).toBe('3,4 h');
  const moment = { local: '2026-05-01T04:30:12.500', offsetMinutes: -240 };
  expect([english, german, spanish].map((words) => words.moment(moment))).toEqual([
    '1 May 2026, 04:30',
    '1. Mai 2026, 04:30',
    '1 may 2026, 04:30',
  ]);
  expect(german.count('report-rejected', 1)).toContain('1 Nachweis wurde bei der Prüfung abgelehnt');
  expect(spanish.count('report-rejected', 1200)).toContain('1200 detecciones');
  expect(['Sayornis', 'Hirundo rustica', 'Motacilla alba yarrellii'].map(taxonRank)).toEqual([
    'genus',
    'species',
    'subspecies',
  ]);
});
