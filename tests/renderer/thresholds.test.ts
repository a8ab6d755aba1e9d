import { expect, test } from 'vitest';
import type { ThresholdsAnswer } from '#contract/settings.ts';
import { allLeft, detectionsLeft, onlyIn } from '#renderer/settings/thresholds/thresholds-model.svelte.ts';
import { processorMs } from '../processor-time.ts';

/** Species n is left with n detections up to a threshold of n / species. */
function answerOf(species: number): ThresholdsAnswer {
  const each = (n: number): ThresholdsAnswer['species'][number] => ({
    code: `s${n}` as never,
    counts: Array.from({ length: 101 }, (_, percent) => (percent / 100 <= n / species ? n : 0)),
    atModels: 1,
  });
  return { species: Array.from({ length: species }, (_, n) => each(n)), recordings: 10, looked: 10 };
}

test('what another threshold leaves, loses and brings, with a threshold of its own for one species', () => {
  const answer = answerOf(10);
  const own = { threshold: 0.5, speciesThresholds: { s1: 0.1 } } as const;
  const before = detectionsLeft(answer, own);
  const after = detectionsLeft(answer, { ...own, threshold: 0.8 });
  expect(allLeft(answer, own)).toBe(1 + 5 + 6 + 7 + 8 + 9);
  expect(allLeft(answer, { ...own, threshold: null })).toBe(10);
  expect(onlyIn(before, after)).toEqual(['s5', 's6', 's7']);
  expect(onlyIn(after, before)).toEqual([]);
  expect(onlyIn(detectionsLeft(answer, { ...own, threshold: 0.2 }), before)).toEqual(['s2', 's3', 's4']);
});

test('as many species as a model may know are compared without the page standing still', async () => {
  /** The shortest of several times that so many species are compared again and again. */
  const comparing = async (species: number, times: number): Promise<number> => {
    const answer = answerOf(species);
    const before = detectionsLeft(answer, { threshold: 0.1, speciesThresholds: {} });
    const after = detectionsLeft(answer, { threshold: 0.9, speciesThresholds: {} });
    const compare = (): void => {
      for (let time = 0; time < times; time += 1) expect(onlyIn(before, after)).toHaveLength(0.8 * species);
    };
    const took: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) took.push(await processorMs(compare));
    return Math.min(...took);
  };
  // Ten times as many take ten times as long, not a hundred times.
  expect(await comparing(6500, 20)).toBeLessThan(4 * (await comparing(650, 200)));
});
