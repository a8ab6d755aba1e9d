import { Worker } from 'node:worker_threads';
import { Bug, KnownFailure } from '#contract/failure.ts';
import type { UpgradeLooks, UpgradeProgress } from '#contract/desktop/upgrade.ts';
import type { Sentence } from '#contract/words/sentence.ts';
import { isOlder } from '#store/opening/older-database.ts';
import { followCopy } from './follow-copy.ts';
import type { FromUpgrade, UpgradeStart } from './upgrade-messages.ts';

export type UpgradeRun = {
  readonly dataFolder: string;
  /** Path of the bundled `upgrade-thread.js`. */
  readonly entry: string;
  /** Told once, before the first progress, what the person had chosen. */
  begins?(looks: UpgradeLooks): void;
  tell(progress: UpgradeProgress): void;
};

/**
 * Opens the data folder of an older Songsight once, in a thread of its own, which copies its database and brings it up to date; a folder of
 * today is left to whoever opens it. A program that ends meanwhile leaves the database as it was.
 * @returns what was put right on the way, in one sentence each, for `EngineOptions.notices`
 * @throws KnownFailure as `openStore`; the database is as it was.
 */
export async function bringUpToDate(run: UpgradeRun): Promise<readonly Sentence[]> {
  if (!isOlder(run.dataFolder)) return [];
  const { promise, resolve, reject } = Promise.withResolvers<readonly Sentence[]>();
  const worker = new Worker(run.entry, {
    workerData: { dataFolder: run.dataFolder } satisfies UpgradeStart,
    name: 'songsight-upgrade',
  });
  let stopLooking = (): void => undefined;
  worker.on('message', (message: FromUpgrade) => {
    if (message.kind === 'begins') run.begins?.(message.looks);
    if (message.kind === 'progress') {
      stopLooking();
      stopLooking = message.progress.at === 'copying' ? followCopy(message.progress, run.tell) : () => undefined;
      run.tell(message.progress);
    }
    if (message.kind === 'done') resolve(message.notices);
    if (message.kind === 'failed') reject(failureOf(message));
  });
  worker.on('error', reject);
  const gone = new Promise((over) => worker.once('exit', over));
  void gone.then((code) => reject(new Bug(`the thread that brings a database up to date ended with ${String(code)}`)));
  try {
    return await promise;
  } finally {
    stopLooking();
    await gone;
  }
}

function failureOf({ failure, stack }: Extract<FromUpgrade, { kind: 'failed' }>): Error {
  if (stack !== null) return new Bug(`Bringing a database up to date met a bug: ${stack}`);
  return KnownFailure.of(failure);
}
