import { sentence } from '#contract/words/sentence.ts';
import type { ServeOptions } from '../options/analyse-options.ts';
import { interruption } from '../interrupted.ts';
import { openEngine } from '../open-engine.ts';
import type { Out } from '../out.ts';
import { pageFolder } from '../own-files.ts';
import { valueOf } from '../value-of.ts';
import { watchAll } from './watch-all.ts';
import { startWebServer } from '#transports/web-server.ts';

/** Serves the window to a browser of this computer until it is interrupted. @returns the exit code */
export async function serveCommand(options: ServeOptions, out: Out): Promise<number> {
  const stop = interruption(out);
  let failed = false;
  const { engine, dataFolder, log } = await openEngine(options, { out, watch: true, answers: true });
  try {
    await valueOf(engine, 'settings.write', { change: options.change });
    failed = !(await watchAll(engine, options.folders, out)).all;
    const server = await startWebServer({ engine: engine, pageFolder, port: options.port, log });
    out.say(out.words(sentence('serve-open', { url: server.url })));
    out.tell(out.words(sentence('serve-ends', { data: dataFolder })));
    await stop.happened;
    await server.close();
  } finally {
    await engine.close();
    stop.stop();
  }
  return failed ? 3 : 0;
}
