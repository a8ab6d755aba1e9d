import type { HeadAsk, TrainedHead, Training } from '#analysis/classifying/train-head.ts';
import type { ForkAnalyst } from '../analysts/forked-analyst.ts';
import { askChild } from '../models/ask-child.ts';

export type TrainHead = (ask: HeadAsk, training: Training) => Promise<TrainedHead>;

/** Twenty thousand clips and a dozen labels need minutes on an old computer. */
const longestMs = 30 * 60_000;

/** Trains in a child process that ends with the answer, so that everything else goes on; where none can be forked, in this one. */
export function headTrainer(fork: ForkAnalyst | undefined): TrainHead {
  if (fork !== undefined)
    return (ask, { progress, signal }) =>
      askChild(fork(), 'train', ask, { path: '', withinMs: longestMs, signal, heard: progress });
  return async (ask, training) => {
    const { trainHead } = await import('#analysis/classifying/train-head.ts');
    return trainHead(ask, training);
  };
}
