import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { Clock } from '#engine/log.ts';
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import type { Message, Outcome, Receiver } from '#engine/telling/receiver.ts';
import type { TellRules } from '#engine/telling/tell-rules.ts';
import type { Sentence } from '#contract/words/sentence.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine, type TestEngine } from '../test-engine.ts';

export const all: TellRules = { leastScore: 0, species: [], onlyFirstOfDay: false };
export const never = new AbortController().signal;

export type Body = Record<string, unknown> & { readonly type: string; readonly id: string };

/** Somebody who listens, and takes everything unless told otherwise. */
export function listener(
  outcome: () => Outcome = () => ({ kind: 'taken' }),
): Receiver & { readonly got: Body[]; readonly of: (type: string) => Body[] } {
  const got: Body[] = [];
  return {
    key: 'a friend',
    name: 'a friend',
    got,
    of: (type) => got.filter((body) => body.type === type),
    send: ({ body }: Message) => {
      const now = outcome();
      if (now.kind === 'taken') got.push(JSON.parse(body) as Body);
      return Promise.resolve(now);
    },
    close: () => Promise.resolve(),
  };
}

type Told = { readonly engine: TestEngine; readonly data: string; readonly folder: string; look(): Promise<void> };

export async function telling(
  receiver: Receiver,
  {
    rules = all,
    clock,
    analyst = new FakeAnalyst(),
    data,
    news = () => undefined,
  }: {
    rules?: TellRules;
    clock?: Clock;
    analyst?: FakeAnalyst;
    data?: string;
    news?: (sentence: Sentence) => void;
  } = {},
): Promise<Told> {
  const dataFolder = data ?? (await temporaryFolder());
  const folder = await temporaryFolder();
  const engine = await testEngine(dataFolder, {
    watch: false,
    analyst,
    ...(clock === undefined ? {} : { clock }),
    telling: { receivers: () => [receiver], rules, language: 'en', firstWaitMs: 10, longestWaitMs: 30, news },
  });
  await engine.ask('settings.write', { change: { picturePolicy: 'off', stableSeconds: 0 } });
  const look = async (): Promise<void> => void (await analyseFolder(engine, folder, () => undefined, never));
  return { engine, data: dataFolder, folder, look };
}

export const waiting = (data: string): number => {
  const db = new Database(join(data, 'songsight.db'), { readonly: true });
  try {
    return Number(db.prepare('SELECT count(*) FROM outbox').pluck().get());
  } finally {
    db.close();
  }
};

export async function until(holds: () => boolean): Promise<void> {
  await expect.poll(holds, { interval: 10 }).toBe(true);
}
