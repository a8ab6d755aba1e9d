import path from 'node:path';
import { expect, it } from 'vitest';
import { project, temporaryFolder, tinyPack } from '../field/field-folder.ts';
import { runCli, startServer } from '../field/run-cli.ts';

const noElectron = ['--import', path.join(project, 'tests/cli/no-electron.mjs')];

it('the built server starts, serves its page and ends where Electron cannot be resolved', async () => {
  const folder = temporaryFolder();
  const server = await startServer(['serve', '--port', '0', '--data', folder.path, '--pack', tinyPack], noElectron);
  const first = await fetch(server.url, { redirect: 'manual' });
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await fetch(server.origin, { headers: { cookie } });
  expect(await page.text()).toContain('<title>Songsight</title>');
  expect(await server.stop()).toBe(0);
  folder.remove();
});

it('the trap works: the shell does ask for Electron', async () => {
  const main = path.join(project, 'dist/shell/main.js');
  const run = await runCli([], [...noElectron, '--eval', `await import(${JSON.stringify(main)})`, '--']);
  expect(run.code).not.toBe(0);
  expect(run.stderr).toContain('Somebody asked for Electron');
});
