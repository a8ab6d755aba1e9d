import type { Page } from 'playwright-core';
import { KnownFailure, toFailure } from '#contract/failure.ts';
import type { WatchState } from '#contract/watch.ts';
import type { Engine } from '#engine/start-engine.ts';
import { startWebServer, type WebServer } from '#transports/web-server.ts';
import { project } from '../../field/field-folder.ts';
import { makeSeason } from '../../field/season-folder.ts';
import { keepingLog } from '../../engine/test-engine.ts';
import { birds } from './birds.ts';
import { windowSeason, type WindowSeason } from './window-season.ts';

/**
 * What the window can be in. `full`, `quiet` (a watched folder, nothing heard), `empty`, `paused` and `many` (40,000
 * detections) are engines in that state; `loading`, `broken` and `failing` are a full one behind a way that is slow or damaged.
 */
export type WindowState = 'full' | 'quiet' | 'empty' | 'paused' | 'many' | 'loading' | 'broken' | 'failing';

type Served = { readonly engine: Engine; readonly server: WebServer; close(): Promise<void> };

/** Real engines on a small season, each behind the real web server with the built window. */
export type WindowStates = {
  readonly card: string;
  readonly quietCard: string;
  /** Goes to an address of the window in a state. `fresh`: an engine of its own, for a page that changes something. */
  open(page: Page, state: WindowState, hash: string, fresh?: boolean): Promise<Served>;
  close(): Promise<void>;
};

const damaged = toFailure(new KnownFailure('database-damaged', 'database-damaged'));
const full = toFailure(new KnownFailure('disk-full', 'disk-full'));
const refused = ['timeline.read', 'gallery.read', 'review.queue', 'settings.write'];

export async function windowStates(): Promise<WindowStates> {
  const season = await windowSeason();
  const shared = new Map<string, Promise<Served>>();
  const own: Served[] = [];
  const serve = async (state: WindowState): Promise<Served> => {
    const opened = await season.open(openingOf(season, state));
    const server = await startWebServer({
      engine: opened.engine,
      pageFolder: `${project}/dist/renderer`,
      port: 0,
      log: keepingLog(),
    });
    const close = async (): Promise<void> => {
      await server.close();
      await opened.close();
    };
    return { engine: opened.engine, server, close };
  };
  return {
    card: season.card,
    quietCard: season.quietCard,
    open: async (page, state, hash, fresh = false) => {
      const kind = ['loading', 'broken', 'failing'].includes(state) ? 'full' : state;
      const served = fresh ? serve(kind) : (shared.get(kind) ?? serve(kind));
      if (fresh) own.push(await served);
      else shared.set(kind, served);
      await spoil(page, state);
      const there = await served;
      await page.goto(`${there.server.url}${hash}`);
      return there;
    },
    close: async () => {
      for (const served of [...own, ...(await Promise.all(shared.values()))]) await served.close();
      season.remove();
    },
  };
}

type Opening = NonNullable<Parameters<WindowSeason['open']>[0]>;

function openingOf(season: WindowSeason, state: WindowState): Opening {
  if (state === 'empty') return { made: () => undefined };
  if (state === 'many')
    return {
      made: (folder) => makeSeason(folder, { detections: 40_000, species: birds.length, days: 300, named: birds }),
      watch: false,
    };
  if (state === 'quiet')
    return {
      made: () => undefined,
      ready: async (engine) => void (await engine.dispatch('watch.add', { folder: season.quietCard })),
    };
  if (state === 'paused')
    return { ready: async (engine) => void (await engine.dispatch('watch.pause', { paused: true })) };
  return {};
}

/** A way that is slow, or that brings nothing but trouble. */
async function spoil(page: Page, state: WindowState): Promise<void> {
  const failure = { ok: false, failure: damaged };
  if (state === 'loading') {
    await page.route('**/ask/*', (route) =>
      route.request().url().endsWith('/watch.read') ? route.continue() : undefined,
    );
  }
  if (state === 'broken') {
    await page.route('**/ask/*', (route) =>
      route.request().url().endsWith('/watch.read') ? route.continue() : route.fulfill({ json: failure }),
    );
  }
  if (state === 'failing') {
    for (const name of refused) await page.route(`**/ask/${name}`, (route) => route.fulfill({ json: failure }));
    await page.route('**/ask/watch.read', async (route) => {
      const reply = (await (await route.fetch()).json()) as { ok: true; value: WatchState };
      await route.fulfill({ json: { ok: true, value: inTrouble(reply.value) } });
    });
  }
}

function inTrouble(watch: WatchState): WatchState {
  const folders = watch.folders.map((folder) => ({ ...folder, state: 'unreachable' as const }));
  return { ...watch, folders, current: null, troubles: [full] };
}
