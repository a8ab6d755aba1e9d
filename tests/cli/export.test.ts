import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { chirp, wavBytes } from '../analysis/wav-fixtures.ts';
import { temporaryFolder, tinyPack } from '../field/field-folder.ts';
import { runCli, startServer } from '../field/run-cli.ts';

test('export and data backup work while Songsight watches; nothing is overwritten unasked', async () => {
  const [work, card] = [temporaryFolder(), temporaryFolder()];
  onTestFinished(() => [work, card].forEach((folder) => folder.remove()));
  const data = path.join(work.path, 'data');
  const out = path.join(work.path, 'out');
  writeFileSync(
    path.join(card.path, '20260523_043000.WAV'),
    wavBytes({ rateHz: 48_000, channels: [chirp(48_000, 6)] }),
  );
  const table = path.join(work.path, 'birds.csv');
  const words = ['analyse', card.path, '--data', data, '--pack', tinyPack, '--threshold', '0', '--detections', table];
  expect((await runCli(words)).code).toBe(0);
  writeFileSync(table, 'edited');
  const again = await runCli(words);
  expect(again.stdout).toContain('birds 2.csv');
  expect(readFileSync(table, 'utf8')).toBe('edited');

  const server = await startServer(['serve', card.path, '--port', '0', '--data', data, '--pack', tinyPack]);
  const exported = (...more: string[]) => runCli(['export', '--format', 'detections-csv', '--data', data, ...more]);
  const first = await exported('--out', out);
  expect([first.code, first.stderr]).toEqual([0, '']);
  writeFileSync(path.join(out, 'detections.csv'), 'edited');
  const beside = await exported('--out', out, '--language', 'de');
  expect(beside.stdout).toContain('detections 2.csv');
  expect(readFileSync(path.join(out, 'detections.csv'), 'utf8')).toBe('edited');
  expect(readFileSync(path.join(out, 'detections 2.csv'), 'utf8')).toMatch(
    /^\uFEFFrecording;recorder_id;.*\r\n.*;2026-05-23 04:30:00;/,
  );
  expect((await exported('--out', out, '--overwrite')).code).toBe(0);
  expect(readFileSync(path.join(out, 'detections.csv'), 'utf8')).toContain('scientific_name,common_name');
  tagFirst(path.join(data, 'songsight.db'), 'Dawn chorus');
  const tagged = path.join(work.path, 'tagged');
  expect((await exported('--out', tagged, '--tag', 'dawn chorus')).stdout).toContain('Rows: 1,');
  expect(readFileSync(path.join(tagged, 'detections.csv'), 'utf8').trim().split('\r\n')).toHaveLength(2);
  const unknown = await exported('--out', tagged, '--tag', 'dusk');
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('Its tags: Dawn chorus.')]);
  expect((await exported('--out', path.join(work.path, 'loved'), '--favourites-only')).stdout).toContain('Rows: 0,');
  const digest = ['digest', '--data', data, '--out', out, '--to', '2026-05-24', '--language', 'de'];
  expect((await runCli(digest)).code).toBe(0);
  // A clock that calls it twice leaves one page.
  expect((await runCli(digest)).code).toBe(0);
  expect(readdirSync(out).filter((name) => name.endsWith('.html'))).toEqual(['digest-2026-05-24.html']);
  expect(readFileSync(path.join(out, 'digest-2026-05-24.html'), 'utf8')).toContain('18. Mai 2026 bis 24. Mai 2026');
  const among = await exported('--out', path.join(card.path, 'out'));
  expect([among.code, existsSync(path.join(card.path, 'out'))]).toEqual([1, false]);
  const stick = path.join(work.path, 'stick');
  const backup = await runCli(['data', 'backup', '--to', stick, '--data', data, '--pack', tinyPack]);
  expect([backup.code, backup.stderr]).toEqual([0, '']);
  expect(readdirSync(stick).toSorted()).toEqual([
    expect.stringMatching(/^songsight-backup-\d{8}T\d{6}Z\.db$/),
    expect.stringMatching(/^songsight-backup-\d{8}T\d{6}Z\.embeddings\.db$/),
  ]);
  expect(await server.stop()).toBe(0);
});

function tagFirst(file: string, tag: string): void {
  const db = new Database(file);
  db.prepare('INSERT INTO detection_tags (detection_id, tag) SELECT min(id), ? FROM detections WHERE current = 1').run(
    tag,
  );
  db.close();
}

test('an export of a folder without data says so and makes none', async () => {
  const work = temporaryFolder();
  onTestFinished(() => work.remove());
  const data = path.join(work.path, 'none');
  const run = await runCli(['export', '--format', 'json', '--out', path.join(work.path, 'out'), '--data', data]);
  expect([run.code, existsSync(data)]).toEqual([1, false]);
  expect(run.stderr).toContain(data);
  expect(readdirSync(work.path)).toEqual([]);
});

test('clips of recordings that are away are told, and the exit code says so', async () => {
  const [work, card] = [temporaryFolder(), temporaryFolder()];
  onTestFinished(() => [work, card].forEach((folder) => folder.remove()));
  const data = path.join(work.path, 'data');
  for (const [name, seconds] of [
    ['20260523_043000.WAV', 6],
    ['20260523_053000.WAV', 9],
  ] as const) {
    writeFileSync(path.join(card.path, name), wavBytes({ rateHz: 48_000, channels: [chirp(48_000, seconds)] }));
  }
  const analysed = await runCli(['analyse', card.path, '--data', data, '--pack', tinyPack, '--threshold', '0']);
  expect(analysed.code).toBe(0);
  const clips = (...more: string[]) => runCli(['export', '--format', 'clips', '--overwrite', '--data', data, ...more]);
  const out = path.join(work.path, 'out');
  expect((await clips('--out', out)).code).toBe(0);
  rmSync(path.join(card.path, '20260523_053000.WAV'));
  const some = await clips('--out', path.join(work.path, 'some'), '--json');
  const result = JSON.parse(some.stdout) as { rows: number; failed: number };
  expect([some.code, result.rows > 0, result.failed > 0]).toEqual([3, true, true]);
  rmSync(path.join(card.path, '20260523_043000.WAV'));
  const none = await clips('--out', path.join(work.path, 'none'));
  expect([none.code, none.stderr]).toEqual([3, '']);
  expect(none.stdout).toContain('Rows: 0,');
  expect(none.stdout).toMatch(/detections? left out: /);
  const table = ['export', '--format', 'detections-csv', '--data', data, '--out', path.join(work.path, 'table')];
  expect((await runCli(table)).code).toBe(0);
});
