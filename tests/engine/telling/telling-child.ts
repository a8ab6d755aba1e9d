import { join } from 'node:path';
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import { startEngine } from '#engine/start-engine.ts';
import { webhook } from '#engine/telling/webhook.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';

/** Listens to a folder and tells a web address of it, until it is killed. */
const [dataFolder = '', folder = '', address = ''] = process.argv.slice(2);
const log = { info: () => undefined, warn: () => undefined, error: console.error };
const engine = await startEngine({
  dataFolder,
  packFolder: 'none',
  version: '0',
  log,
  watch: false,
  openAnalyst: () => Promise.resolve(new FakeAnalyst()),
  telling: {
    receivers: () => [webhook({ url: new URL(address), token: null, version: '0' })],
    rules: { leastScore: 0, species: [], onlyFirstOfDay: false },
    language: 'en',
    firstWaitMs: 20,
    longestWaitMs: 50,
  },
});
await engine.dispatch('settings.write', { change: { stableSeconds: 0, picturePolicy: 'off' } });
await analyseFolder(engine, join(folder), () => undefined, new AbortController().signal);
process.stdout.write('heard\n');
setInterval(() => undefined, 1000);
