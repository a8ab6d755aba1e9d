/** Run as a program, by a user who is not root: goes once through a folder and prints how each failed file ended. */
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import { startMonitor } from '#engine/start-engine.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';

const [dataFolder = '', folder = ''] = process.argv.slice(2);
const quiet = { info: () => undefined, warn: () => undefined, error: console.error };
const monitor = await startMonitor({
  dataFolder,
  packFolder: 'none',
  version: '0',
  log: quiet,
  watch: false,
  openAnalyst: () => Promise.resolve(new FakeAnalyst()),
});
const { files, failed } = await analyseFolder(monitor, folder, () => undefined, new AbortController().signal);
await monitor.close();
console.log(JSON.stringify({ files, failed: failed.map(({ relativePath, failure }) => [relativePath, failure]) }));
