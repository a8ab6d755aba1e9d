import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder, tinyPack, writeBadFiles, writeCard } from '../field/field-folder.ts';
import { toneWav } from '../engine/wav-file.ts';
import { heldRecording } from '../field/held-recording.ts';
import { runCli, startCli } from '../field/run-cli.ts';
import { tinyRecording } from '../field/tiny-songs.ts';

let work: ReturnType<typeof temporaryFolder>;
let card: string;
let data: string;

beforeEach(() => {
  work = temporaryFolder();
  card = path.join(work.path, 'card');
  data = path.join(work.path, 'data');
  writeCard(card);
});
afterEach(() => work.remove());

const analyse = (...words: string[]) => runCli(['analyse', card, '--data', data, '--pack', tinyPack, ...words]);
/** Rows of a CSV without quoted commas, as objects by header. */
function rows(file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(file, 'utf8').replace('\uFEFF', '').trimEnd().split('\r\n');
  const names = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index]!, cell])));
}

/** How the files of a data folder stand that another process works with; none while it has not begun. */
function statesOfFiles(folder: string): unknown[] {
  const file = path.join(folder, 'songsight.db');
  if (!existsSync(file)) return [];
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare('SELECT state FROM files ORDER BY 1').pluck().all();
  } catch {
    return [];
  } finally {
    db.close();
  }
}

describe('analyse', () => {
  it('says that the model cannot be used, although nothing is new', async () => {
    expect(await analyse('--pictures', 'none')).toMatchObject({ code: 0 });
    const broken = path.join(work.path, 'broken-pack');
    cpSync(tinyPack, broken, { recursive: true });
    rmSync(path.join(broken, 'encoder.onnx'));
    const again = ['analyse', card, '--data', data, '--pictures', 'none', '--pack'];
    const run = await runCli([...again, broken]);
    expect(run).toMatchObject({ code: 3 });
    expect(run.stdout + run.stderr).toContain('encoder.onnx');
    expect(await runCli([...again, tinyPack])).toMatchObject({ code: 0 });
  });

  it('goes through a card: species report, detections, settings, pictures, exit code 0', async () => {
    const report = path.join(work.path, 'out', 'report.csv');
    const detections = path.join(work.path, 'out', 'detections.csv');
    const run = await analyse('--report', report, '--detections', detections, '--steps', '2');
    expect(run).toMatchObject({ code: 0 });
    expect(run.stdout).toContain('3 files done, 0 failed.');
    expect(run.stdout).toContain('report.settings.json');

    const species = rows(report);
    expect(species.map((row) => [row['common_name'], row['detections']]).sort()).toEqual([
      ['High Trill', '1'],
      ['Low Whistler', '1'],
      ['Sweep Singer', '1'],
    ]);
    const heard = rows(detections);
    const whistler = heard.find((row) => row['common_name'] === 'Low Whistler')!;
    expect(whistler).toMatchObject({ start_s: '0', end_s: '6', scientific_name: 'Fistulator humilis' });
    expect(Object.values(whistler)).toContain('20260523/20260523_050000.WAV');
    expect(Object.values(whistler).join(' ')).toContain('2026-05-23T05:00:00');
    expect(Object.values(whistler).join(' ')).toContain('-05:00');
    expect(heard).toHaveLength(3);
    for (const row of heard) {
      const picture = Object.values(row).find((cell) => cell.endsWith('.png'));
      expect(existsSync(path.join(data, picture!))).toBe(true);
    }
    const settings = JSON.parse(readFileSync(path.join(work.path, 'out', 'detections.settings.json'), 'utf8'));
    expect(settings).toMatchObject({ program: 'Songsight', model: { name: 'tiny' }, settings: { steps: 2 } });
  });

  it('takes files and folders together; what is not there is said, and the others go on', async () => {
    const table = path.join(work.path, 'some.csv');
    const named = [path.join(card, '20260523', '20260523_060000.WAV'), path.join(work.path, 'with space')];
    writeCard(named[1]!);
    const words = [...named, named[0]!, path.join(work.path, 'none'), '--pictures', 'none', '--detections', table];
    const run = await runCli(['analyse', ...words, '--data', data, '--pack', tinyPack]);
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('4 files done, 0 failed.');
    expect(run.stdout).toContain(`There is no file or folder ${path.join(work.path, 'none')}`);
    expect(rows(table)).toHaveLength(3);
    const none = await runCli(['analyse', 'none', 'package.json', '--data', data, '--pack', tinyPack]);
    expect(none).toMatchObject({ code: 1, stdout: '' });
    expect(none.stderr).toContain('There is no file or folder');
    expect(none.stderr).toContain('package.json is no recording by its name');
  });

  it('leaves the recordings as they were', async () => {
    const file = path.join(card, '20260523', '20260523_050000.WAV');
    const hash = (): string => createHash('sha256').update(readFileSync(file)).digest('hex');
    const before = [hash(), readdirSync(card, { recursive: true })];
    await analyse('--pictures', 'none');
    expect([hash(), readdirSync(card, { recursive: true })]).toEqual(before);
  });

  it('lists what failed with its reason and ends with 3', async () => {
    writeBadFiles(card);
    const run = await analyse('--pictures', 'none');
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('3 files done, 2 failed.');
    expect(run.stdout).toMatch(/Failed: EMPTY\.WAV: \S.{10,}/);
    expect(run.stdout).toMatch(/Failed: NOTES\.WAV: \S.{10,}/);
  });

  it('says what still waits where a model that listened before is damaged, and not that nothing was new', async () => {
    const pack = path.join(work.path, 'pack');
    cpSync(tinyPack, pack, { recursive: true });
    const words = ['analyse', card, '--data', data, '--pack', pack, '--pictures', 'none'];
    expect((await runCli(words)).code).toBe(0);
    writeFileSync(path.join(card, 'NEW.WAV'), tinyRecording(['high_trill', 'low_whistler'], '11:00:00'));
    rmSync(path.join(pack, 'encoder.onnx'));
    const run = await runCli(words);
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('1 file still waits.');
    expect(run.stdout).not.toContain('nothing new');
  });

  it('takes a truncated recording for what is left of it', async () => {
    const whole = tinyRecording(['high_trill', 'high_trill', 'high_trill'], '09:00:00');
    writeFileSync(path.join(card, 'CUT.WAV'), whole.subarray(0, Math.floor(whole.length / 2)));
    const other = tinyRecording(['low_whistler', 'high_trill', 'high_trill'], '10:00:00');
    writeFileSync(path.join(card, 'CUT2.WAV'), other.subarray(0, Math.floor(other.length / 2)));
    writeFileSync(path.join(card, 'TONE.WAV'), toneWav(2000, 6, 22_050));
    // A recording that lies in two files is one.
    for (const name of ['CUT.WAV', 'TONE.WAV']) cpSync(path.join(card, name), path.join(card, `Z-${name}`));
    const run = await analyse('--pictures', 'none', '--json');
    expect(run.code).toBe(0);
    const told = JSON.parse(run.stdout) as { notes: string[] };
    expect(told).toMatchObject({ files: { total: 8, done: 8, failed: 0 } });
    // What is odd is said once for each kind, with the first of its files; a guessed time, too, and how to mend it.
    expect(told.notes).toHaveLength(2);
    expect(told.notes[0]).toMatch(/^Note, 2 recordings \(CUT\.WAV and others\): /);
    expect(told.notes[1]).toMatch(/^Note, 1 recording \(TONE\.WAV\): its time is only a guess/);
  });

  it('counts what is heard in two files of one recording once, as its tables do', async () => {
    const day = path.join(card, '20260523');
    const noted = Buffer.from('note\x04\0\0\0Reed', 'latin1');
    const wav = readFileSync(path.join(day, '20260523_050000.WAV'));
    writeFileSync(path.join(day, '20260523_050000_noted.WAV'), Buffer.concat([wav, noted]));
    const detections = path.join(work.path, 'detections.csv');
    const run = JSON.parse((await analyse('--pictures', 'none', '--json', '--detections', detections)).stdout);
    expect(run).toMatchObject({ files: { total: 4, done: 4, failed: 0 }, detections: 3 });
    expect(rows(detections)).toHaveLength(3);
  });

  it('does no work twice, and prints JSON and nothing else on standard output', async () => {
    const first = JSON.parse((await analyse('--pictures', 'none', '--json')).stdout);
    expect(first).toMatchObject({ files: { total: 3, done: 3 }, clips: 8, detections: 3, heardSeconds: 24 });
    const again = JSON.parse((await analyse('--pictures', 'none', '--json')).stdout);
    expect(again).toMatchObject({ files: { total: 3, done: 3 }, clips: 0, heardSeconds: 0 });
  });

  it('paints all, the best or none', async () => {
    const both = path.join(card, 'BOTH.WAV');
    writeFileSync(both, tinyRecording(['high_trill', null, 'high_trill'], '10:00:00', 9));
    const pictures = async (policy: string): Promise<unknown> => {
      data = path.join(work.path, `data-${policy}`);
      const run = await analyse('--pictures', policy, '--steps', '1', '--json');
      return JSON.parse(run.stdout).pictures.done;
    };
    expect(await pictures('none')).toBe(0);
    expect(await pictures('best')).toBe(4);
    expect(await pictures('all')).toBe(5);
  });

  it('hears less with a higher threshold', async () => {
    const run = await analyse('--pictures', 'none', '--threshold', '1', '--json');
    expect(JSON.parse(run.stdout).detections).toBeLessThan(3);
  });

  it('tells plain lines when it is no terminal', async () => {
    const run = await analyse('--pictures', 'none');
    expect(run.stdout + run.stderr).not.toContain('\r');
    expect(run.stdout + run.stderr).not.toContain('\u001b');
  });

  it('stops at Ctrl+C and goes on where it stopped', async () => {
    const held = await heldRecording('20260523_070000.WAV');
    const words = ['analyse', card, '--data', data, '--pack', tinyPack, '--pictures', 'none'];
    const child = startCli(words, ['--import', held.preload]);
    let told = '';
    child.stderr?.on('data', (piece: Buffer) => (told += piece.toString()));
    await expect.poll(() => statesOfFiles(data)).toEqual(['done', 'done', 'working']);
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
    expect(told).toContain('the same command continues where it stopped');
    const run = await analyse('--pictures', 'none', '--json');
    expect(JSON.parse(run.stdout)).toMatchObject({ files: { total: 3, done: 3, failed: 0, waiting: 0 } });
  });
});

describe('trouble', () => {
  it('a folder that is not there', async () => {
    const run = await runCli(['analyse', '/no/such/folder', '--data', data, '--pack', tinyPack]);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain('There is no file or folder /no/such/folder');
  });

  it('a pack that is not there', async () => {
    const run = await runCli(['analyse', card, '--data', data, '--pack', path.join(work.path, 'no-pack')]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('no-pack');
    expect(run.stderr).not.toContain('    at ');
  });

  it('a data folder that cannot be written', async () => {
    const inTheWay = path.join(work.path, 'file');
    writeFileSync(inTheWay, '');
    const run = await runCli(['analyse', card, '--data', path.join(inTheWay, 'data'), '--pack', tinyPack]);
    expect(run.code).toBe(1);
    expect(run.stderr).not.toContain('    at ');
    expect(run.stderr.trim()).not.toBe('');
  });

  it('a report that cannot be written', async () => {
    const inTheWay = path.join(work.path, 'a-file');
    writeFileSync(inTheWay, '');
    const run = await analyse('--pictures', 'none', '--report', path.join(inTheWay, 'report.csv'));
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('is a file. Name a folder');
  });

  it('wrong usage', async () => {
    const run = await runCli(['analyse', card, '--colour', 'blue']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('has no option --colour');
    expect(run.stderr.match(/--help/g), 'said once').toHaveLength(1);
  });

  it('help and version are no trouble', async () => {
    const help = await runCli(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const word of [
      'analyse',
      'watch',
      'serve',
      'inspect',
      'export',
      'models',
      '--data',
      '--language',
      '--version',
    ])
      expect(help.stdout).toContain(word);
    const analyseHelp = await runCli(['analyse', '--help', '--language', 'es']);
    expect(analyseHelp).toMatchObject({ code: 0, stderr: '' });
    expect(analyseHelp.stdout).toContain('Uso: songsight analyse [opciones]');
    expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('the language of the run holds for results and reasons', async () => {
    writeBadFiles(card);
    const run = await analyse('--pictures', 'none', '--language', 'de');
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('3 Dateien fertig, 2 fehlgeschlagen.');
    expect(run.stdout).toMatch(/Fehlgeschlagen: EMPTY\.WAV: \S/);
    expect(run.stdout).toContain(`Datenordner: ${data}`);
    const wrong = await runCli(['analyse', card, '--threshold', 'viel', '--language=es']);
    expect(wrong.stderr).toBe(
      '--threshold lleva un número de 0 a 1, no «viel».\nsongsight analyse --help da más detalles.\n',
    );
  });
});
