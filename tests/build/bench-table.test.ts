import { expect, test } from 'vitest';
import {
  bestOf,
  isHeld,
  lostGoals,
  tableOf,
  toKeep,
  type Figure,
  type KeptRun,
} from '../../build/bench/table/figures.ts';

const figure = (value: number, better: Figure['better'] = 'lower', goal: number | null = 1.5): Figure => ({
  name: `listening, ${better}`,
  value,
  unit: 'x',
  goal,
  better,
});
const kept = (...figures: Figure[]): KeptRun => ({ at: '2026-01-01T00:00:00Z', computer: 'this', figures });

test('a goal is held on its own side', () => {
  expect(
    [figure(1.5), figure(1.51), figure(1.5, 'higher'), figure(1.49, 'higher'), figure(9, 'lower', null)].map(isHeld),
  ).toEqual([true, false, true, false, true]);
});

test('a goal is lost when it was held before, on this computer, and is missed by more than noise', () => {
  const before = kept(figure(1.4), figure(1.8, 'higher'));
  expect(lostGoals([figure(1.6), figure(1.4, 'higher')], before, 'this')).toEqual([]);
  expect(lostGoals([figure(1.7), figure(1.3, 'higher')], before, 'this').map(({ value }) => value)).toEqual([1.7, 1.3]);
  expect(lostGoals([figure(1.7)], before, 'another')).toEqual([]);
  expect(lostGoals([figure(1.7)], kept(figure(1.6)), 'this')).toEqual([]);
  expect(lostGoals([figure(1.7)], null, 'this')).toEqual([]);
});

test('the best of two runs counts, and a goal within noise stays what is compared with', () => {
  expect(
    bestOf([figure(1.7), figure(1.2, 'higher')], [figure(1.4), figure(1.1, 'higher')]).map(({ value }) => value),
  ).toEqual([1.4, 1.2]);
  const before = kept(figure(1.4));
  expect(toKeep([figure(1.6)], before, 'this')).toEqual([figure(1.4)]);
  expect(toKeep([figure(1.3)], before, 'this')).toEqual([figure(1.3)]);
  expect(toKeep([figure(1.6)], before, 'another')).toEqual([figure(1.6)]);
});

test('one table: now, goal, held or missed, before', () => {
  const lines = tableOf([figure(1.62), figure(250, 'higher', null)], kept(figure(1.4))).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^listening, lower +1\.62 x +<= 1\.50 x +MISSED +1\.40 x$/);
  expect(lines[2]).toMatch(/^listening, higher +250 x$/);
});
