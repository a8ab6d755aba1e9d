import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeRangePack } from '../engine/species/range-pack.ts';
import { temporaryFolder, tinyPack, writeCard } from '../field/field-folder.ts';
import { runCli } from '../field/run-cli.ts';

test('a station of a folder has its recordings, whether that folder or the one around it is analysed', async () => {
  const work = temporaryFolder();
  onTestFinished(() => work.remove());
  const card = path.join(work.path, 'card');
  writeCard(path.join(card, 'POND'));
  const pond = ['stations', 'set', 'Pond', '--folder', path.join(card, 'POND'), '--coordinates', '47.66,9.18'];
  const analyse = ['analyse', card, '--pictures', 'none'];
  for (const [name, first, second] of [
    ['before', pond, analyse],
    ['after', analyse, pond],
  ] as const) {
    const songsight = (words: readonly string[]) =>
      runCli([...words, '--data', path.join(work.path, name), '--pack', tinyPack]);
    await songsight(first);
    await songsight(second);
    expect((await songsight(['stations'])).stdout, name).toMatch(/^Pond: 47.66, 9.18, .*, 3 recordings\n$/);
  }
});

test('recordings whose place nobody knows are told beside what the range holds back', async () => {
  const work = temporaryFolder();
  onTestFinished(() => work.remove());
  const [card, pack] = [path.join(work.path, 'card'), path.join(work.path, 'range')];
  writeCard(card);
  await writeRangePack(pack);
  const songsight = (...words: readonly string[]) =>
    runCli([...words, '--data', path.join(work.path, 'data'), '--pack', pack]);
  await songsight('analyse', card, '--pictures', 'none');
  const unplaced = 'Recordings without coordinates, whose species the range does not hold back: 3';
  expect((await songsight('species')).stdout).toContain(unplaced);
  await songsight('stations', 'set', 'Pond', '--folder', card, '--coordinates', '47.66,9.18');
  expect((await songsight('species')).stdout).not.toContain('Recordings without coordinates');
});

test('stations are made, changed and removed; lists of species hold back and are taken away again', async () => {
  const work = temporaryFolder();
  onTestFinished(() => work.remove());
  const [card, data] = [path.join(work.path, 'card'), path.join(work.path, 'data')];
  writeCard(card);
  const songsight = (...words: readonly string[]) => runCli([...words, '--data', data, '--pack', tinyPack]);
  const analysed = await songsight('analyse', card, '--pictures', 'none', '--overlap', '1', '--batch', '2', '--json');
  expect(JSON.parse(analysed.stdout)).toMatchObject({ files: { done: 3 }, detections: expect.any(Number) as number });

  const made = await songsight(
    'stations',
    'set',
    'Pond',
    '--folder',
    card,
    '--coordinates',
    '47.66,-9.18',
    '--zone',
    'Europe/Berlin',
  );
  expect(made).toMatchObject({ code: 0, stdout: 'Pond: 47.66, -9.18, Europe/Berlin, 3 recordings\n' });
  const changed = await songsight('stations', 'set', 'pond', '--habitat', 'reed', '--json');
  expect(JSON.parse(changed.stdout)).toMatchObject({
    stations: [
      { name: 'Pond', habitat: 'reed', zone: 'Europe/Berlin', position: { latitude: 47.66, longitude: -9.18 } },
    ],
    unplaced: 0,
  });
  const zone = await songsight('stations', 'set', 'Pond', '--zone', 'Europe/Atlantis');
  expect(zone.code).toBe(1);
  expect(zone.stderr).toContain('There is no time zone “Europe/Atlantis”');

  const names = path.join(work.path, 'names.txt');
  writeFileSync(names, 'Fistulator humilis_Low Whistler\nHigh Tril\n');
  const checked = await songsight('species', 'check', names);
  expect(checked.stdout).toContain('Names that the model knows: 1');
  expect(checked.stdout).toContain('Not known: High Tril. Nearest: High Trill (Trillator altus)');
  const only = await songsight('species', 'include', names, '--station', 'POND');
  expect(only.stdout).toContain('Only these, Pond: 1 species');
  const shown = await songsight('species');
  expect(shown.stdout).toContain('Held back (not on the list): High Trill (Trillator altus), detections: ');
  expect((await songsight('species', 'exclude', names, '--station', 'Lake')).stderr).toContain(
    'The stations here: Pond',
  );
  writeFileSync(names, 'Nobody');
  expect(await songsight('species', 'exclude', names)).toMatchObject({ code: 1 });
  writeFileSync(names, Buffer.from([0, 1, 2, 255, 0, 77]));
  const binary = await songsight('species', 'check', names);
  expect(binary).toMatchObject({ code: 1 });
  expect(binary.stderr).toContain('holds no text');
  if (process.platform !== 'win32') {
    // It never ends, and tells a size of 0.
    expect((await songsight('species', 'check', '/dev/zero')).stderr).toContain('holds no text');
  }
  await songsight('species', 'clear', '--station', 'Pond');
  expect((await songsight('species')).stdout).not.toContain('Held back');

  const removed = await songsight('stations', 'remove', 'Pond', '--language', 'de');
  expect(removed.stdout).toContain('Pond wurde entfernt. Die Aufnahmen bleiben.');
});
