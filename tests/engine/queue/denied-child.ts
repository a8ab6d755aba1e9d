/** Run as a program, by a user who is not root: goes once through a folder and prints how each failed file ended. */
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import { startEngine } from '#engine/start-engine.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';

const [dataFolder = '', folder = ''] = process.argv.slice(2);
const quiet = { info: () => undefined, warn: () => undefined, error: console.error };
const engine = await startEngine({
  dataFolder,
  packFolder: 'none',
  version: '0',
  log: quiet,
  watch: false,
  openAnalyst: () => Promise.resolve(new FakeAnalyst()),
});
const { files, failed, troubles } = await analyseFolder(engine, folder, () => undefined, new AbortController().signal);
await engine.close();
console.log(
  JSON.stringify({ files, troubles, failed: failed.map(({ relativePath, failure }) => [relativePath, failure]) }),
);
