import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { layerBreach } from '../../build/lint/layers.js';
import { temporaryFolder } from '../field/field-folder.ts';

describe('layerBreach', () => {
  it.each([
    ['electron/analysis/models/onnx-session.ts', 'onnxruntime-node'],
    ['electron/analysis/signal/mel.ts', './clip-windows.ts'],
    ['electron/analysis/signal/mel.ts', '#contract/failure.ts'],
    ['electron/engine/start-engine.ts', '../store/open-store.ts'],
    ['electron/engine/start-engine.ts', '#analysis/process/analyst.ts'],
    ['electron/store/opening/migrations/0001-recordings.ts', '../open-store.ts'],
    ['electron/shell/main.ts', 'electron'],
    ['renderer/timeline/timeline-model.svelte.ts', 'svelte/reactivity'],
    ['tests/lint/layers.test.ts', 'eslint'],
    ['build/bundle-node.ts', 'esbuild'],
  ])('%s may import %s', (file, specifier) => {
    expect(layerBreach(file, specifier)).toBeNull();
  });

  it.each([
    ['electron/contract/requests.ts', 'node:path', 'runs without Node'],
    ['electron/analysis/signal/mel.ts', 'better-sqlite3', 'package "better-sqlite3"'],
    ['electron/analysis/signal/mel.ts', '#store/opening/open-store.ts', 'electron/store'],
    ['electron/store/opening/open-store.ts', '../../analysis/mel.ts', 'electron/analysis'],
    ['electron/store/opening/migrations/0001-recordings.ts', '../../../analysis/mel.ts', 'electron/analysis'],
    ['electron/engine/start-engine.ts', 'electron', 'package "electron"'],
    ['electron/cli/cli.ts', '../shell/main.ts', 'electron/shell'],
    ['electron/cli/cli.ts', '#analysis/process/analyst.ts', 'electron/analysis'],
    ['electron/shell/main.ts', '#cli/cli.ts', 'electron/cli'],
    ['electron/shell/main.ts', '../../tests/fake.ts', 'tests/fake.ts'],
    ['renderer/app/main.ts', '../../electron/engine/events.ts', 'electron/engine'],
    ['renderer/main.ts', 'left-pad', 'package "left-pad"'],
    ['renderer/main.ts', '@scope/thing/part', 'package "@scope/thing"'],
  ])('%s may not import %s', (file, specifier, why) => {
    expect(layerBreach(file, specifier)).toContain(why);
  });
});

describe('the lint configuration', () => {
  const eslint = new ESLint({ overrideConfigFile: 'build/eslint.config.js' });
  const rulesBroken = async (filePath: string, code: string): Promise<(string | null)[]> => {
    const [result] = await eslint.lintText(code, { filePath });
    return result!.messages.map((message) => message.ruleId);
  };

  it('sees every way to import, types too', async () => {
    const code = [
      "import type { App } from 'electron';",
      "export * from 'electron';",
      "export const later = () => import('electron');",
      "export type Again = import('electron').App;",
      'export type { App };',
    ].join('\n');
    const broken = await rulesBroken('electron/contract/failure.ts', code);
    expect(broken.filter((rule) => rule === 'songsight/layers')).toHaveLength(4);
  });

  it('keeps the network in renderer/client', async () => {
    const code = "export const ask = (): Promise<Response> => fetch('/ask');\n";
    expect(await rulesBroken('electron/contract/failure.ts', code)).toContain('no-restricted-globals');
  });

  it('refuses a promise that nobody waits for, in markup and in TypeScript', async () => {
    const code = 'const work = (): Promise<void> => Promise.resolve();\nwork();\n';
    const markup = `<script lang="ts">\n${code}</script>\n`;
    expect(await rulesBroken('renderer/app/App.svelte', markup)).toContain('@typescript-eslint/no-floating-promises');

    const folder = temporaryFolder();
    try {
      writeFileSync(path.join(folder.path, 'tsconfig.json'), '{ "include": ["*.ts"] }');
      writeFileSync(path.join(folder.path, 'work.ts'), `${code}export {};\n`);
      const words = ['--type-aware', '--config', path.resolve('build/lint/oxlint.json'), '.'];
      const run = spawnSync(path.resolve('node_modules/.bin/oxlint'), words, {
        cwd: folder.path,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      });
      expect(run).toMatchObject({ status: 1, stdout: expect.stringContaining('no-floating-promises') as string });
    } finally {
      folder.remove();
    }
  });
});
