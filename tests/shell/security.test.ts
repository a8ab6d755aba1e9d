import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { project, temporaryFolder } from '../field/field-folder.ts';
import { startShell, type RunningShell } from './run-shell.ts';

/** The rows of docs/security.md, one by one, on the real main program. */
describe('the locks of the window', () => {
  const data = temporaryFolder();
  const profile = temporaryFolder();
  let shell: RunningShell;

  beforeAll(async () => {
    shell = await startShell({ SONGSIGHT_DATA: data.path, STAND_IN_USER_DATA: profile.path });
  });
  afterAll(() => {
    shell.process.kill('SIGKILL');
    data.remove();
    profile.remove();
  });

  it('opens a locked window on our own page', () => {
    const { port, place, preload, ...preferences } = shell.window;
    expect(preferences).toEqual({
      url: 'songsight://app/index.html',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect(preload).toMatch(/dist\/shell\/preload\.cjs$/);
    expect(shell.output()).toMatch(/^SANDBOX all$/m);
    expect(shell.output()).toContain('"scheme":"songsight"');
  });

  it.each(['https://birds.example/', 'file:///etc/passwd', 'songsight://app.evil.example/', 'songsight://appendix/'])(
    'refuses a page from %s',
    async (from) => {
      for (const name of ['watch.read', 'desktop.pick-folder', 'desktop.save-report']) {
        const reply = await shell.invoke('ask', [name, {}], from);
        expect(reply.value).toMatchObject({ ok: false, failure: { code: 'not-allowed' } });
      }
    },
  );

  it('has two channels and no third', async () => {
    for (const channel of ['desktop', 'shell', 'event']) {
      expect((await shell.invoke(channel, ['pick-folder'])).thrown).toContain('No handler registered');
    }
    expect((await shell.invoke('ask', ['desktop.run', {}])).value).toMatchObject({ ok: false });
  });

  it('knows no request that takes a path to show', async () => {
    const reply = await shell.invoke('ask', ['desktop.reveal-file', { file: '/etc/passwd' }]);
    expect(reply.value).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    expect(shell.output()).not.toContain('REVEALED');
  });

  it('stays on its own page', async () => {
    for (const kind of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect([kind, await shell.do('navigate', { kind, url: 'https://birds.example/' })]).toEqual([kind, true]);
      expect([kind, await shell.do('navigate', { kind, url: 'file:///etc/passwd' })]).toEqual([kind, true]);
      expect([kind, await shell.do('navigate', { kind, url: 'songsight://app/index.html' })]).toEqual([kind, false]);
    }
    expect(await shell.do('navigate', { kind: 'will-attach-webview', url: 'songsight://app/' })).toBe(true);
    for (const url of ['https://birds.example/', 'songsight://app/index.html']) {
      expect(await shell.do('windowOpen', url)).toBe('deny');
    }
  });

  it('denies every permission', async () => {
    for (const name of ['media', 'geolocation', 'notifications', 'clipboard-read', 'hid', 'serial', 'openExternal']) {
      expect([name, await shell.do('permission', name)]).toEqual([name, false]);
    }
  });

  it('nothing is fetched from elsewhere', async () => {
    expect(shell.output()).toContain('FILTER {"urls":["<all_urls>"]}');
    const allowed = [
      'songsight://app/index.html',
      'data:image/png;base64,AA',
      'blob:songsight://app/1',
      'devtools://devtools/x',
    ];
    const refused = [
      'https://birds.example/x.js',
      'http://127.0.0.1/',
      'ws://birds.example/',
      'file:///etc/passwd',
      'blob:https://x/1',
    ];
    for (const url of allowed) expect([url, await shell.do('request', url)]).toEqual([url, true]);
    for (const url of refused) expect([url, await shell.do('request', url)]).toEqual([url, false]);
  });

  it('serves the page and its media with the strict policy, and nothing else', async () => {
    const page = await fetch(`${shell.origin}/index.html`);
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    for (const name of ['/package.json', '/..%2f..%2fpackage.json', '/media/picture/..%2f1', '/media/passwords/1']) {
      expect([name, (await fetch(shell.origin + name)).status]).toEqual([name, 404]);
    }
  });

  it('the preload hands over these functions and no more', () => {
    const preload = readFileSync(path.join(project, 'dist/shell/preload.cjs'), 'utf8');
    const given: Record<string, object> = {};
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, api: object) => (given[name] = api) },
      ipcRenderer: {},
      webUtils: {},
    };
    new Function('require', 'module', 'exports', preload)(() => electron, { exports: {} }, {});
    expect(Object.keys(given)).toEqual(['songsight']);
    expect(Object.keys(given['songsight']!).toSorted()).toEqual(
      ['ask', 'askDesktop', 'on', 'onShow', 'pathOfDropped'].toSorted(),
    );
    expect(readFileSync(path.join(project, 'electron/shell/preload.ts'), 'utf8').split('\n').length).toBeLessThan(30);
  });

  it('every row of the table names files that are there', () => {
    const table = readFileSync(path.join(project, 'docs/security.md'), 'utf8');
    const rows = table.split('\n').filter((line) => /^\| \d+ \|/.test(line));
    expect(rows).toHaveLength(20);
    for (const [, file] of table.matchAll(/`((?:electron|tests|build)\/[\w./-]+\.\w+)`/g)) {
      expect(() => readFileSync(path.join(project, file!)), file).not.toThrow();
    }
  });
});
