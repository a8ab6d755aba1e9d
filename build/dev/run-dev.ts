// `npm run dev`: the engine, and the window in a browser that changes as its source is saved. A change under electron/
// bundles and starts the engine anew. `npm run dev -- --data <folder>`; other words are those of `songsight serve`.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { context, type Plugin } from 'esbuild';
import { createServer, type ViteDevServer } from 'vite';
import { programs } from '../node-bundles.ts';
import { startDevEngine, type DevEngine } from './dev-engine.ts';

const project = path.resolve(import.meta.dirname, '../..');

/** Bundles now and after every change. @returns what ends the watching */
async function bundleOnChange(changed: () => void): Promise<() => Promise<void>> {
  let built = false;
  const tell: Plugin = {
    name: 'start-the-engine-anew',
    setup: (build) => {
      build.onEnd(({ errors }) => {
        if (built && errors.length === 0) changed();
        built = true;
      });
    },
  };
  // Beside `dist`, which other programs may be running from; one folder deep like it, so that files of ours are found.
  const bundling = await context({ ...programs, outdir: '.cache', plugins: [tell] });
  await bundling.rebuild();
  await bundling.watch();
  return () => bundling.dispose();
}

/**
 * The window's source with hot reload; what it asks goes on to the engine. The engine's own guard stays in force: only what
 * our own page asks is given the engine's address and cookie, everything else goes through as it came and is refused.
 */
async function servePage(engine: DevEngine, port: number): Promise<ViteDevServer> {
  const target = `http://127.0.0.1:${engine.port}`;
  const own = (): string => page.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';
  const page = await createServer({
    configFile: path.join(project, 'build/vite.renderer.ts'),
    logLevel: 'warn',
    server: {
      host: '127.0.0.1',
      port,
      proxy: {
        '^/(ask|media|events)(/|$)': {
          target,
          configure: (proxy) => {
            proxy.on('proxyReq', (asked, { headers }) => {
              if (`http://${headers.host ?? ''}` !== own()) return;
              asked.setHeader('host', `127.0.0.1:${engine.port}`);
              asked.setHeader('cookie', engine.cookie());
              if (headers.origin === own()) asked.setHeader('origin', target);
            });
          },
        },
      },
    },
  });
  return page.listen();
}

/** Takes `--page-port <number>` out of the words; the others are for the engine. */
function pagePort(words: string[]): number {
  const at = words.indexOf('--page-port');
  if (at < 0) return 5173;
  return Number(words.splice(at, 2)[1]);
}

// The engine serves no page here; Vite does.
mkdirSync(path.join(project, '.cache/renderer'), { recursive: true });
const words = process.argv.slice(2);
const port = pagePort(words);
let engine: DevEngine | null = null;
const stopBundling = await bundleOnChange(() => {
  engine?.restart().then(
    () => console.log('The engine was started anew.'),
    (thrown: unknown) => console.error(thrown instanceof Error ? thrown.message : thrown),
  );
});
engine = await startDevEngine(words);
const page = await servePage(engine, port);
console.log(`Songsight for developers is open at ${page.resolvedUrls?.local[0] ?? ''}`);

const stopAll = async (): Promise<void> => {
  await Promise.all([page.close(), stopBundling(), engine.stop()]);
  process.exit(0);
};
// Vite's own answer to it would leave the engine no time to end its work.
process.removeAllListeners('SIGTERM');
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopAll());
