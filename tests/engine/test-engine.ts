import { say } from '#contract/words/sentence.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { AnswerTo, Ask, RequestName } from '#contract/requests.ts';
import type { WatchState } from '#contract/watch.ts';
import type { EngineOptions } from '#engine/engine-options.ts';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import type { Log } from '#engine/log.ts';
import { FakeAnalyst } from './analysts/fake-analyst.ts';

/** A log that fails the test's reader nothing, and keeps bugs to be looked at. */
export function keepingLog(): Log & { readonly bugs: unknown[] } {
  const bugs: unknown[] = [];
  return {
    bugs,
    info: () => undefined,
    warn: () => undefined,
    error: (message, thrown) => bugs.push([message, thrown]),
  };
}

export type TestEngine = Engine & {
  readonly log: ReturnType<typeof keepingLog>;
  ask<K extends RequestName>(name: K, ask: Ask<K>): Promise<AnswerTo<K>>;
};

/** A engine on a real data folder with a quick stable time, closed after the test. */
export async function testEngine(
  dataFolder: string,
  options: Partial<EngineOptions> & { analyst?: FakeAnalyst } = {},
): Promise<TestEngine> {
  const log = keepingLog();
  const { analyst = new FakeAnalyst(), ...rest } = options;
  const engine = await startEngine({
    dataFolder,
    packFolder: 'none',
    version: '0.0.0-test',
    log,
    openAnalyst: () => Promise.resolve(analyst),
    troubleRestMs: 100,
    ...rest,
  });
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await engine.close();
    open = false;
  };
  onTestFinished(close);
  const ask = async <K extends RequestName>(name: K, asked: Ask<K>): Promise<AnswerTo<K>> => {
    const reply = await engine.dispatch(name, asked);
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.code} ${say(reply.failure, 'en')}`, { cause: log.bugs });
    return reply.value as AnswerTo<K>;
  };
  const tested = { ...engine, close, log, ask };
  await ask('settings.write', { change: { stableSeconds: 0.1 } });
  return tested;
}

/** Waits until the state of the watch is as wanted. */
export async function untilState(
  engine: Engine,
  wanted: (state: WatchState) => boolean,
  withinMs = 240_000,
): Promise<WatchState> {
  const end = Date.now() + withinMs;
  for (;;) {
    const state = engine.state();
    if (wanted(state)) return state;
    if (Date.now() > end) throw new Error(`the watch never got there: ${JSON.stringify(state, null, 1)}`);
    await wait(20);
  }
}

/** Nothing is left to be done, and from now on every change in the folders is noticed: none is still being looked through. */
export const allDone =
  (files: number, pictures = 0) =>
  (state: WatchState) =>
    state.folders.every((folder) => folder.state !== 'scanning') &&
    state.totals.done === files &&
    state.totals.waiting === 0 &&
    state.pictures.done >= pictures &&
    state.pictures.waiting === 0;
