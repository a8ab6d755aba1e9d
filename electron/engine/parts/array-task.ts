import { KnownFailure } from '#contract/failure.ts';
import type { Part } from './share.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** More parts than any scheduler's array takes. */
export const mostParts = 100_000;

/**
 * A part as it is typed: `3/64`. @returns null for anything else.
 */
export function readPart(text: string): Part | null {
  const found = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const part = { number: Number(found?.[1]), of: Number(found?.[2]) };
  return found !== null && part.number >= 1 && part.number <= part.of && part.of <= mostParts ? part : null;
}

/**
 * The part that a scheduler gave this process: the task of an array of SLURM or AWS Batch, or the Pod of an indexed Job of
 * Kubernetes.
 * @param of how many parts there are, where the person said so: Kubernetes does not tell. @throws KnownFailure `bad-request`.
 */
export function partFromScheduler(environment: Environment, of: number | null): Part {
  const told = ofSlurm(environment) ?? ofAwsBatch(environment) ?? ofKubernetes(environment);
  if (told === null) throw new KnownFailure('bad-request', 'part-no-scheduler');
  const parts = of ?? told.of;
  if (parts === null) throw new KnownFailure('bad-request', 'part-no-count', { values: { variable: told.variable } });
  if (told.of !== null && told.of !== parts) {
    throw new KnownFailure('bad-request', 'part-other-count', { values: { tasks: told.of, parts } });
  }
  if (told.number < 1 || told.number > parts || parts > mostParts) {
    throw new KnownFailure('bad-request', 'part-out-of-range', { values: { number: told.number, parts } });
  }
  return { number: told.number, of: parts };
}

/** `of` null: the scheduler does not say. */
type Told = { readonly number: number; readonly of: number | null; readonly variable: string };

/** `--array=1-64`, `--array=0-63` and `--array=0-126:2` alike; an array with gaps is told as one, for its tasks are not all parts. */
function ofSlurm(environment: Environment): Told | null {
  const variable = 'SLURM_ARRAY_TASK_ID';
  const id = whole(environment, variable);
  if (id === null) return null;
  const of = whole(environment, 'SLURM_ARRAY_TASK_COUNT');
  const first = whole(environment, 'SLURM_ARRAY_TASK_MIN') ?? 0;
  const last = whole(environment, 'SLURM_ARRAY_TASK_MAX');
  const step = whole(environment, 'SLURM_ARRAY_TASK_STEP') ?? 1;
  const isWhole = of === null || last === null || first + (of - 1) * step === last;
  if (!isWhole || (id - first) % step !== 0) throw new KnownFailure('bad-request', 'part-gaps');
  return { number: (id - first) / step + 1, of, variable };
}

function ofAwsBatch(environment: Environment): Told | null {
  return countedFromZero(environment, 'AWS_BATCH_JOB_ARRAY_INDEX', 'AWS_BATCH_JOB_ARRAY_SIZE');
}

function ofKubernetes(environment: Environment): Told | null {
  return countedFromZero(environment, 'JOB_COMPLETION_INDEX', 'JOB_COMPLETIONS');
}

function countedFromZero(environment: Environment, variable: string, size: string): Told | null {
  const index = whole(environment, variable);
  return index === null ? null : { number: index + 1, of: whole(environment, size), variable };
}

/** @throws KnownFailure for a value that is no whole number: somebody set it by hand. */
function whole(environment: Environment, variable: string): number | null {
  const text = environment[variable];
  if (text === undefined || text === '') return null;
  if (!/^\d{1,9}$/.test(text)) {
    throw new KnownFailure('bad-request', 'part-bad-variable', { values: { variable, text } });
  }
  return Number(text);
}
