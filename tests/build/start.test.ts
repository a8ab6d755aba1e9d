import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { electronProgram, runInstallStep } from '../../build/electron-program.ts';
import { chooseWindow, type Machine } from '../../build/start.ts';
import { temporaryFolder } from '../field/field-folder.ts';

const folders: ReturnType<typeof temporaryFolder>[] = [];
afterEach(() => folders.splice(0).forEach((folder) => folder.remove()));

/** A package of Electron as npm leaves it, with a stand-in for the install step that does `work`. */
function machine(work: string): { readonly parts: Machine; readonly said: string[]; readonly folder: string } {
  const temporary = temporaryFolder();
  folders.push(temporary);
  const folder = temporary.path;
  const script = path.join(folder, 'install.mjs');
  writeFileSync(
    script,
    `import { mkdirSync, writeFileSync } from 'node:fs';\nprocess.chdir(import.meta.dirname);\n${work}\n`,
  );
  const said: string[] = [];
  const parts: Machine = {
    program: () => electronProgram(folder),
    install: () => runInstallStep(script),
    hasDisplay: true,
    say: (line) => said.push(line),
  };
  return { parts, said, folder };
}

const fetches = "mkdirSync('dist'); writeFileSync('dist/electron', ''); writeFileSync('path.txt', 'electron');";

it('fetches Electron where it is missing, says so, and opens it', async () => {
  const { parts, said, folder } = machine(fetches);
  expect(await chooseWindow(parts)).toBe(path.join(folder, 'dist/electron'));
  expect(said).toEqual([expect.stringMatching(/^Fetching Electron/)]);
});

it('opens what is there without fetching anything', async () => {
  const { parts, said, folder } = machine('process.exit(9);');
  mkdirSync(path.join(folder, 'dist'));
  writeFileSync(path.join(folder, 'dist/electron'), '');
  writeFileSync(path.join(folder, 'path.txt'), 'electron\n');
  expect(await chooseWindow(parts)).toBe(path.join(folder, 'dist/electron'));
  expect(said).toEqual([]);
});

it('offline it says what to do and offers the browser', async () => {
  const { parts, said } = machine("console.error('Error: getaddrinfo ENOTFOUND github.com'); process.exit(1);");
  expect(await chooseWindow(parts)).toBeNull();
  expect(said.join('\n')).toMatch(/could not be fetched.*offline[\s\S]*npm start[\s\S]*ENOTFOUND[\s\S]*browser/);
});

it('an install step that ends well and leaves no program is not believed', async () => {
  const { parts, said } = machine("writeFileSync('path.txt', 'electron');");
  expect(await chooseWindow(parts)).toBeNull();
  expect(said.join('\n')).toContain('could not be fetched');
});

it('without a display nothing is fetched', async () => {
  const { parts, said, folder } = machine(fetches);
  expect(await chooseWindow({ ...parts, hasDisplay: false })).toBeNull();
  expect(existsSync(path.join(folder, 'dist'))).toBe(false);
  expect(said.join('\n')).toContain('browser');
});
