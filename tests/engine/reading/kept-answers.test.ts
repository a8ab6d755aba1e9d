import { expect, test } from 'vitest';
import { KeptAnswers } from '#engine/reading/kept-answers.ts';

test('an answer is given again until something changes; that to a question of megabytes is not kept', async () => {
  let [version, looks] = [1, 0];
  const kept = new KeptAnswers(() => version);
  const ask = (only: readonly number[]): Promise<unknown> => kept.answer('timeline.read', { only }, () => (looks += 1));
  expect([await ask([1]), await ask([1])]).toEqual([1, 1]);
  version = 2;
  expect(await ask([1])).toBe(2);
  const many = Array.from({ length: 50_000 }, (_, at) => at);
  expect([await ask(many), await ask(many)]).toEqual([3, 4]);
});
