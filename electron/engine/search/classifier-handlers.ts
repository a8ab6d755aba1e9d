import { KnownFailure } from '#contract/failure.ts';
import type { Handlers } from '#contract/requests.ts';
import type { ClassifierRequests, TrainingProgress } from '#contract/search/classifiers.ts';
import { packFolder } from '../models/pack-shelf.ts';
import type { EngineCore } from '../engine.ts';
import { readReport } from './classifier-report.ts';
import { trainClassifier } from './train-classifier.ts';
import { trainingLabels } from './training-labels.ts';

/** Classifiers of a person's own: what there is to learn, training, how one did, and what to review next. */
export function createClassifierHandlers(engine: EngineCore): Pick<Handlers, keyof ClassifierRequests> {
  let running: { readonly progress: TrainingProgress; readonly abort: AbortController } | null = null;
  const tell = (): void => engine.events.emit('classifier.changed', { running: running?.progress ?? null });
  const folderOf = async (pack: string): Promise<string> => {
    const folder = await packFolder(engine.packs, pack);
    if (folder === null) throw new KnownFailure('not-found', 'pack-unknown', { values: { id: pack } });
    return folder;
  };
  return {
    'classifier.labels': () => ({ ...trainingLabels(engine), running: running?.progress ?? null }),
    'classifier.train': async (ask) => {
      if (running !== null) throw new KnownFailure('not-allowed', 'classifier-running');
      const abort = new AbortController();
      const heard = (fraction: number): void => {
        running = { abort, progress: { name: ask.name, fraction } };
        tell();
      };
      heard(0);
      const signal = AbortSignal.any([abort.signal, engine.ending.signal]);
      try {
        return await engine.ending.track(trainClassifier(engine, ask, { signal, progress: heard }));
      } finally {
        running = null;
        tell();
      }
    },
    'classifier.cancel': () => {
      running?.abort.abort();
      return {};
    },
    'classifier.read': async ({ pack }) => readReport(await folderOf(pack), pack),
    'classifier.unsure': async (ask) => {
      await folderOf(ask.pack);
      return engine.searcher.ask('classifier.unsure', ask);
    },
  };
}
