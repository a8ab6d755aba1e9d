import { describe, expect, it } from 'vitest';
import { partFromScheduler, readPart } from '#engine/parts/array-task.ts';

describe('a part as it is typed', () => {
  it('reads n/of', () => expect(readPart('3/64')).toEqual({ number: 3, of: 64 }));
  it.each(['0/4', '5/4', '3', '3/', '/4', '-1/4', '1.5/4', 'a/b', '3/64x', '1/0', '1/999999'])('refuses %s', (text) =>
    expect(readPart(text)).toBeNull(),
  );
});

const slurm = (id: number, count: number, min: number, max: number, step = 1) => ({
  SLURM_ARRAY_TASK_ID: String(id),
  SLURM_ARRAY_TASK_COUNT: String(count),
  SLURM_ARRAY_TASK_MIN: String(min),
  SLURM_ARRAY_TASK_MAX: String(max),
  SLURM_ARRAY_TASK_STEP: String(step),
});

describe('a part from a scheduler', () => {
  it.each([
    ['SLURM from 1', slurm(3, 64, 1, 64), null, { number: 3, of: 64 }],
    ['SLURM from 0', slurm(0, 64, 0, 63), null, { number: 1, of: 64 }],
    ['SLURM from 10 in steps', slurm(14, 4, 10, 16, 2), 4, { number: 3, of: 4 }],
    ['AWS Batch', { AWS_BATCH_JOB_ARRAY_INDEX: '7', AWS_BATCH_JOB_ARRAY_SIZE: '8' }, null, { number: 8, of: 8 }],
    ['AWS Batch that does not tell its size', { AWS_BATCH_JOB_ARRAY_INDEX: '7' }, 8, { number: 8, of: 8 }],
    ['Kubernetes', { JOB_COMPLETION_INDEX: '0' }, 64, { number: 1, of: 64 }],
  ])('%s', (_, environment, of, part) => expect(partFromScheduler(environment, of)).toEqual(part));

  it.each([
    ['no scheduler', {}, null, /No scheduler/],
    ['Kubernetes without a count', { JOB_COMPLETION_INDEX: '0' }, null, /--parts/],
    ['an array started again in part', slurm(7, 2, 3, 7), null, /follow one another/],
    ['an array of another length', slurm(2, 8, 1, 8), 64, /8 tasks/],
    ['an index beyond the parts', { JOB_COMPLETION_INDEX: '64' }, 64, /no part 65/],
    ['a variable set by hand', { JOB_COMPLETION_INDEX: 'x' }, 64, /not a whole number/],
  ])('%s is told', (_, environment, of, sentence) =>
    expect(() => partFromScheduler(environment, of)).toThrow(sentence),
  );
});
