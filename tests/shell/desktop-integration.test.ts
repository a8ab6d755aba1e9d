import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder, writeCard } from '../field/field-folder.ts';
import { heldRecording } from '../field/held-recording.ts';
import { tinyRecording } from '../field/tiny-songs.ts';
import { startShell, type RunningShell } from './run-shell.ts';

/** What a person meets around the window: tray, taskbar, notices, sleep, battery, menus, projects, reports. */
describe('the shell on the desktop', () => {
  const places = {
    card: temporaryFolder(),
    data: temporaryFolder(),
    profile: temporaryFolder(),
    documents: temporaryFolder(),
  };
  let started: RunningShell[] = [];

  beforeEach(() => {
    for (const name of ['card', 'data', 'profile', 'documents'] as const) places[name] = temporaryFolder();
  });
  afterEach(() => {
    for (const shell of started) shell.process.kill('SIGKILL');
    started = [];
    for (const place of Object.values(places)) place.remove();
  });

  async function start(more: Record<string, string> = {}, words: string[] = []): Promise<RunningShell> {
    const shell = await startShell(
      {
        SONGSIGHT_DATA: places.data.path,
        STAND_IN_USER_DATA: places.profile.path,
        STAND_IN_DOCUMENTS: places.documents.path,
        STAND_IN_PICKED_FOLDER: places.card.path,
        ...more,
      },
      { words },
    );
    started.push(shell);
    return shell;
  }

  async function ask(shell: RunningShell, name: string, what: unknown = {}): Promise<unknown> {
    const { value } = await shell.invoke('ask', [name, what]);
    expect(value).toMatchObject({ ok: true });
    return (value as { value: unknown }).value;
  }

  it('shows a run on the taskbar, keeps the computer awake for it, and says when it is done', async () => {
    writeCard(places.card.path);
    const held = await heldRecording('20260523_070000.WAV');
    const shell = await start({ NODE_OPTIONS: `--import=${held.preload}` });
    await ask(shell, 'settings.write', { change: { watchedSpecies: ['sweep_singer'], picturePolicy: 'off' } });
    await ask(shell, 'watch.add', { folder: places.card.path });
    expect(await shell.line('AWAKE')).toBe('prevent-app-suspension');
    await shell.line('PROGRESS \\{"progress":0\\.\\d.*');
    await held.letGo();
    await shell.line('MAY SLEEP');
    const said = shell.output().match(/^NOTICE .+$/gm) ?? [];
    expect(said.map((line) => JSON.parse(line.slice(7)) as unknown)).toEqual([
      expect.objectContaining({ title: 'Sweep Singer: first detection here' }),
      expect.objectContaining({ body: expect.stringMatching(/^3 recordings, \d+ detections\.$/) as string }),
    ]);
    const steps = [...shell.output().matchAll(/^PROGRESS (.+)$/gm)].map(
      ([, step]) => (JSON.parse(step!) as { progress: number }).progress,
    );
    expect(steps.some((step) => step > 0 && step < 1)).toBe(true);
    expect(steps.at(-1)).toBe(-1);
    const before = shell.output().length;
    await shell.do('notice', null);
    await shell.line('FOCUSED', before);
  });

  it('goes on watching with the window closed, and comes back from the tray', async () => {
    const shell = await start();
    await ask(shell, 'watch.add', { folder: places.card.path });
    await shell.do('close', null);
    await shell.line('HIDDEN');
    expect(await shell.line('TRAY')).toMatch(/tray\.png$/);
    expect(JSON.parse(await shell.line('NOTICE'))).toMatchObject({ title: 'Songsight keeps running' });
    writeCard(places.card.path);
    await expect.poll(async () => JSON.stringify(await ask(shell, 'watch.read'))).toContain('"done":3');
    expect(await shell.do('tray', 'Pause Analysis')).toBe(true);
    await expect.poll(() => ask(shell, 'watch.read')).toMatchObject({ paused: true });
    await shell.do('tray', 'Open Songsight');
    await shell.line('TRAY GONE');
    await shell.do('close', null);
    const hidden = shell.output().lastIndexOf('HIDDEN');
    await shell.line('TRAY', hidden);
    await shell.do('tray', 'Quit');
    expect(await shell.ended).toBe(0);
  });

  it('speaks the system’s language in menu, tray and notices, and another one once that is chosen', async () => {
    const shell = await start({ STAND_IN_LANGUAGES: 'de-AT,en' });
    await ask(shell, 'watch.add', { folder: places.card.path });
    const before = shell.output().length;
    await shell.do('close', null);
    expect(await shell.line('TRAY SAYS', before)).toBe('Songsight: 1 Ordner wird überwacht');
    expect(JSON.parse(await shell.line('NOTICE'))).toMatchObject({ title: 'Songsight läuft weiter' });
    expect(await shell.do('menu', 'Auswertung anhalten')).toBe(true);
    await expect.poll(() => ask(shell, 'watch.read')).toMatchObject({ paused: true });
    await ask(shell, 'settings.write', { change: { language: 'es' } });
    await expect.poll(() => shell.do('menu', 'Reanudar el análisis')).toBe(true);
    await shell.do('tray', 'Salir');
    expect(await shell.ended).toBe(0);
  });

  it('closing the window ends the program when the person wants that', async () => {
    const shell = await start();
    await ask(shell, 'watch.add', { folder: places.card.path });
    await ask(shell, 'settings.write', { change: { watchInBackground: false } });
    await shell.do('close', null);
    expect(await shell.ended).toBe(0);
    expect(shell.output()).not.toContain('HIDDEN');
  });

  it('rests on a low battery, says why, and goes on with the cable', async () => {
    const shell = await start();
    await shell.do('power', { event: 'on-battery', onBattery: true, percent: 11 });
    await expect
      .poll(() => ask(shell, 'watch.read'))
      .toMatchObject({ paused: false, held: { key: 'battery-low', values: { percent: 20 } } });
    await ask(shell, 'watch.add', { folder: places.card.path });
    writeCard(places.card.path);
    await expect.poll(async () => JSON.stringify(await ask(shell, 'watch.read'))).toContain('"waiting":3');
    expect(await ask(shell, 'desktop.read')).toMatchObject({ onBattery: true, batteryPercent: 11 });
    await shell.do('power', { event: 'on-ac', onBattery: false, percent: 11 });
    await expect.poll(async () => JSON.stringify(await ask(shell, 'watch.read'))).toContain('"done":3');
    expect(await ask(shell, 'watch.read')).toMatchObject({ held: null });
  });

  it('looks through the folders again after the computer slept', async () => {
    const shell = await start();
    await ask(shell, 'watch.add', { folder: places.card.path });
    await shell.do('power', { event: 'suspend', onBattery: false, percent: null });
    writeCard(places.card.path);
    await shell.do('power', { event: 'resume', onBattery: false, percent: null });
    await expect.poll(async () => JSON.stringify(await ask(shell, 'watch.read'))).toContain('"done":3');
    expect(readFileSync(path.join(places.data.path, 'songsight.log'), 'utf8')).toContain('woke up');
  });

  it('loads the window again when its process is gone, and the listening goes on', async () => {
    const shell = await start();
    await shell.do('crash', 'crashed');
    await shell.line('RELOADED');
    expect(JSON.parse(await shell.line('MESSAGE'))).toMatchObject({ message: 'The window had to be reloaded.' });
    expect(await ask(shell, 'watch.read')).toMatchObject({ paused: false });
  });

  it('a dead listening process costs no recording and is told in a sentence', async () => {
    const shell = await start();
    await ask(shell, 'watch.pause', { paused: true });
    await ask(shell, 'watch.add', { folder: places.card.path });
    const sound = tinyRecording(['high_trill', null, 'high_trill'], '05:00:00', 1);
    writeFileSync(path.join(places.card.path, '20260523_050000.WAV'), sound);
    // It stands still before it is asked, so that no computer is done before it dies.
    const listening = Number(await shell.line('UTILITY'));
    process.kill(listening, 'SIGSTOP');
    await ask(shell, 'watch.pause', { paused: false });
    await expect.poll(async () => ((await ask(shell, 'watch.read')) as { current: unknown }).current).not.toBeNull();
    process.kill(listening, 'SIGKILL');
    await expect
      .poll(async () => ((await ask(shell, 'watch.read')) as { mended?: unknown }).mended)
      .toMatchObject({ key: 'analyst-restarted' });
    await expect.poll(async () => JSON.stringify(await ask(shell, 'watch.read'))).toContain('"done":1');
    expect(await ask(shell, 'watch.read')).toMatchObject({ totals: { failed: 0 } });
  });

  it('quits during a run and takes it up again at the next start', async () => {
    const shell = await start();
    await ask(shell, 'settings.write', { change: { picturePolicy: 'off' } });
    await ask(shell, 'watch.add', { folder: places.card.path });
    writeCard(places.card.path);
    await shell.line('AWAKE');
    await shell.quit();
    const again = await start();
    await expect.poll(async () => JSON.stringify(await ask(again, 'watch.read'))).toContain('"done":3');
    expect(await ask(again, 'watch.read')).toMatchObject({ totals: { failed: 0, missing: 0 } });
    expect(await again.quit()).toBe(0);
  });

  it('makes a project and opens it with the next start, on a data folder of its own', async () => {
    const shell = await start();
    await shell.do('menu', 'New Project …');
    const { args } = JSON.parse(await shell.line('RELAUNCH')) as { args: string[] };
    expect(await shell.ended).toBe(0);
    const file = path.join(places.documents.path, 'My recordings', 'My recordings.songsight');
    expect(args.at(-1)).toBe(file);
    const again = await start({}, [file]);
    expect(await ask(again, 'settings.read')).toMatchObject({ dataFolder: path.dirname(file) });
    expect(existsSync(path.join(path.dirname(file), 'songsight.db'))).toBe(true);
    expect(JSON.parse(readFileSync(path.join(places.profile.path, 'window', 'recent.json'), 'utf8'))).toEqual([file]);
    expect(await again.quit()).toBe(0);
  });

  it('saves a report for support that names no recording and no home', async () => {
    writeCard(places.card.path);
    const home = places.documents.path;
    const shell = await start({ HOME: home });
    await ask(shell, 'settings.write', { change: { reviewer: 'Ada Lark', picturePolicy: 'off' } });
    await ask(shell, 'watch.add', { folder: places.card.path });
    await expect.poll(async () => JSON.stringify(await ask(shell, 'watch.read'))).toContain('"done":3');
    const saved = (await ask(shell, 'desktop.save-report')) as string;
    const report = readFileSync(saved, 'utf8');
    for (const part of ['== Songsight', '"provider"', '== End of the log', '"done": 3'])
      expect(report).toContain(part.replace('"provider"', '== Processor for analysis'));
    for (const secret of ['Ada Lark', '20260523_050000', 'Whistler', home]) expect(report).not.toContain(secret);
  });

  it('says what went wrong when the dialog of the system does not open', async () => {
    const shell = await start({ STAND_IN_PICKED_FOLDER: 'BROKEN' });
    const { value } = await shell.invoke('ask', ['desktop.pick-folder', {}]);
    expect(value).toMatchObject({ ok: false, failure: { code: 'internal' } });
    const { value: unknown } = await shell.invoke('ask', ['desktop.reveal-file', { file: 4711 }]);
    expect(unknown).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });

  it('follows the colours of the settings', async () => {
    const shell = await start();
    await ask(shell, 'settings.write', { change: { theme: 'dark' } });
    await shell.line('THEME dark');
  });
});
