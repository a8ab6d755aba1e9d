/** Run as a program: watches a folder with the fake analyst until it is killed, or until all is done. Says a line when it works and one for every file. */
import { startEngine } from '#engine/start-engine.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';

const [dataFolder = '', folder = '', files = '0', listenMs = '20'] = process.argv.slice(2);
const quiet = {
  info: () => undefined,
  warn: () => undefined,
  error: (message: string, thrown: unknown) => console.error(message, thrown),
};
const engine = await startEngine({
  dataFolder,
  packFolder: 'none',
  version: '0',
  log: quiet,
  openAnalyst: () => Promise.resolve(new FakeAnalyst({ listenMs: Number(listenMs), drawMs: 2 })),
});
await engine.dispatch('settings.write', { change: { stableSeconds: 0 } });
await engine.dispatch('watch.add', { folder });
if (listenMs === '0') await engine.dispatch('failed.retry', { file: null });
engine.on('recording.analysed', () => console.log('one more'));
console.log('working');
while (engine.state().totals.done < Number(files) || engine.state().pictures.waiting > 0) {
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}
await engine.close();
console.log('done');
