// Data sets that others keep: names that last, deployments that end where recording stopped, and no guesses among the facts.
import { expect, test } from 'vitest';
import { fieldExport, said, type FieldExport } from './field-export.ts';
import { unzipped } from './unzipped.ts';

const lines = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));

async function occurrences(field: FieldExport, options = {}): Promise<Record<string, string>[]> {
  const { files } = await field.write('darwin-core', {}, options);
  const [head = [], ...rows] = lines(unzipped(files.get('darwin-core-archive.zip')!).get('occurrence.txt')!);
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}

async function csv(field: FieldExport, name: string): Promise<Record<string, string>[]> {
  const { files } = await field.write('camtrap-dp');
  const [head = '', ...rows] = files.get(name)!.toString().trimEnd().split('\n');
  return rows.map((line) =>
    Object.fromEntries(head.split(',').map((column, at) => [column, line.split(',')[at] ?? ''])),
  );
}

test('an occurrenceID stays whatever the thresholds are', async () => {
  const field = await fieldExport();
  const ids = async (): Promise<string[]> => (await occurrences(field)).map((row) => row['occurrenceID'] ?? '').sort();
  const before = await ids();
  expect(new Set(before).size).toBe(before.length);
  const seen = new Set(before);
  for (const threshold of [0.05, 0.3, 0.7, 0.86]) {
    await field.engine.ask('settings.write', { change: { threshold } });
    await field.engine.inside.parts.deriveAgain.runIfLeftOpen();
    const now = await ids();
    if (threshold >= 0.5) for (const id of now) expect(seen).toContain(id);
    for (const id of now) seen.add(id);
  }
});

test('a deployment ends where recording stopped for more than a day, and effort is that of the deployment', async () => {
  const field = await fieldExport();
  const { db } = field.engine.inside.engine.store;
  // The second recording of the station comes three days later.
  db.exec(`UPDATE recordings SET started_local = '2026-05-04T06:10:00.000',
    start_utc_ms = start_utc_ms + 3 * 86400000 WHERE name = '20260501_061000.WAV'`);
  db.exec(`UPDATE detections SET wall_ms = wall_ms + 3 * 86400000, utc_ms = utc_ms + 3 * 86400000,
    wall_hours = wall_hours + 72 WHERE recording_id = (SELECT id FROM recordings WHERE name = '20260501_061000.WAV')`);
  const deployments = await csv(field, 'deployments.csv');
  const ofOak = deployments.filter((row) => row['locationName'] === 'Oak Ridge');
  expect(ofOak.map((row) => [row['deploymentID'], row['deploymentStart'], row['deploymentEnd']])).toEqual([
    [expect.stringMatching(/^Oak Ridge .*2026-05-01$/), '2026-05-01T05:30:00+02:00', '2026-05-01T05:30:06+02:00'],
    [expect.stringMatching(/^Oak Ridge .*2026-05-04$/), '2026-05-04T06:10:00+02:00', '2026-05-04T06:10:09+02:00'],
  ]);
  const ids = new Set(deployments.map((row) => row['deploymentID']));
  for (const row of [...(await csv(field, 'media.csv')), ...(await csv(field, 'observations.csv'))]) {
    expect(ids).toContain(row['deploymentID']);
  }
  const oak = (await occurrences(field)).filter((row) => row['locality'] === 'Oak Ridge');
  expect(new Set(oak.map((row) => row['parentEventID']))).toEqual(new Set(ofOak.map((row) => row['deploymentID'])));
  expect(new Set(oak.map((row) => row['samplingEffort']))).toEqual(
    new Set(['0.002 h recorded from 2026-05-01 to 2026-05-01', '0.003 h recorded from 2026-05-04 to 2026-05-04']),
  );
});

test('a time that is only the disk’s stays out of eBird and Darwin Core unless it is asked for, and both say how many', async () => {
  const field = await fieldExport();
  const { db } = field.engine.inside.engine.store;
  const all = await occurrences(field);
  const records = async (options = {}): Promise<number> =>
    (await field.write('ebird', { minScore: 0 }, options)).result.rows;
  const known = await records();
  db.exec(`UPDATE recordings SET time_source = 'modified-time' WHERE name = '20260501_053000.WAV'`);
  const guessed = all.filter((row) => row['associatedMedia']?.includes('20260501_053000')).length;
  expect(guessed).toBeGreaterThan(0);
  expect(await occurrences(field)).toHaveLength(all.length - guessed);
  expect(await occurrences(field, { guessedTimes: true })).toHaveLength(all.length);
  const { result } = await field.write('darwin-core');
  expect(said(result)).toContain('only the time of the file');
  expect(await records()).toBeLessThan(known);
  expect(await records({ guessedTimes: true })).toBe(known);
  for (const [format, filter] of [
    ['darwin-core', {}],
    ['ebird', { minScore: 0 }],
  ] as const) {
    const preview = await field.engine.ask('export.preview', { format, filter });
    expect(said(preview)).toContain('only the time of the file');
  }
  // Somebody has said when the recorder started: the time is no guess any more.
  db.exec(`UPDATE recordings SET corrected_s = 30 WHERE name = '20260501_053000.WAV'`);
  expect(await occurrences(field)).toHaveLength(all.length);
});
