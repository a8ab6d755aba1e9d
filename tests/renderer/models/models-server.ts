import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import { startWebServer } from '#transports/web-server.ts';
import { forkSource } from '../../engine/analysts/analyst-child.ts';
import { keepingLog } from '../../engine/test-engine.ts';
import { project, temporaryFolder, tinyPack } from '../../field/field-folder.ts';

type Published = { readonly id: string; readonly files: readonly object[] };

export type ModelsServer = {
  readonly engine: Engine;
  open(page: Page, hash: string): Promise<void>;
  close(): Promise<void>;
};

/** What was measured of one species of the tiny pack, and of one that it has not. */
const whistler = { recordings: 12, recordingsFound: 9, clips: 60, precision: 0.934, recall: 0.5 };
const intervals = { precision: [0.81, 0.98], recall: [0.31, 0.66] };
const figures = {
  encoder: { species: { low_whistler: { ...whistler, intervals }, nobody: { ...whistler, intervals } } },
};

/** The built window on a real engine with the published models, BirdNET 2.4's file being this address. */
export async function modelsServer(file: { url: string; bytes: number; sha256: string }): Promise<ModelsServer> {
  const [models, data] = [temporaryFolder(), temporaryFolder()];
  const packFolder = path.join(models.path, 'tiny');
  await cp(tinyPack, packFolder, { recursive: true });
  await writeFile(path.join(packFolder, 'figures.json'), JSON.stringify(figures));
  const manifest = JSON.parse(await readFile(path.join(packFolder, 'manifest.json'), 'utf8')) as { painter: object };
  Object.assign(manifest.painter, { species: ['low_whistler', 'sweep_singer'] });
  await writeFile(path.join(packFolder, 'manifest.json'), JSON.stringify(manifest));
  const raw = JSON.parse(await readFile(path.join(project, 'assets/models/catalogue.json'), 'utf8')) as {
    models: Published[];
  };
  const published = raw.models.map((each) =>
    each.id === 'birdnet-2.4' ? { ...each, files: [{ name: 'model.zip', ...file }] } : each,
  );
  await writeFile(path.join(models.path, 'catalogue.json'), JSON.stringify({ models: published }));
  const log = keepingLog();
  const parts = { dataFolder: data.path, packFolder, version: '0', log, fork: forkSource(), threads: 1 };
  const engine = await startEngine({ ...parts, stallMs: 2000 });
  const server = await startWebServer({ engine, pageFolder: `${project}/dist/renderer`, port: 0, log });
  return {
    engine,
    open: async (page, hash) => {
      await page.goto(`${server.url}${hash}`);
    },
    close: async () => {
      await server.close();
      await engine.close();
      models.remove();
      data.remove();
    },
  };
}
