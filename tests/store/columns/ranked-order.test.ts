import { expect, test } from 'vitest';
import { stretchInOrder, type Order } from '#store/columns/in-order.ts';
import { rankBy } from '#store/columns/ranked.ts';
import { processorMs } from '../../processor-time.ts';

const count = 100_000;

/** Every id with one of so many species, species in the order of their numbers backwards; the last one has no place. */
function seasonOf(species: number): { readonly ids: Uint32Array; readonly order: Order } {
  const ids = Uint32Array.from({ length: count }, (_, at) => at + 1);
  const keys = Uint32Array.from({ length: count + 1 }, (_, id) => (id * 7919) % species);
  const by = Float64Array.from({ length: count + 1 }, (_, id) => (id % 50 === 0 ? Number.NaN : (id * 104_729) % 997));
  const inOrder = Array.from({ length: species - 1 }, (_, key) => species - 2 - key);
  return { ids, order: { by, direction: -1, ids: -1, rank: rankBy(keys, inOrder) } };
}

/** The same order by comparing every two. */
function sorted({ ids, order }: ReturnType<typeof seasonOf>): number[] {
  const { keys = new Uint32Array(), places = new Uint32Array() } = order.rank ?? {};
  const rank = (id: number): number => places[keys[id] ?? 0] ?? places.length;
  const value = (id: number): number => {
    const of = order.by[id] ?? Number.NaN;
    return Number.isNaN(of) ? Number.NEGATIVE_INFINITY : of;
  };
  const byValue = (a: number, b: number): number => (value(a) === value(b) ? b - a : value(b) > value(a) ? 1 : -1);
  return [...ids].toSorted((a, b) => rank(a) - rank(b) || byValue(a, b));
}

test.each([2, 300, 6500])('a stretch of an order by %i species is that of the whole order', (species) => {
  const season = seasonOf(species);
  const whole = sorted(season);
  for (const [from, to] of [
    [0, count],
    [0, 60],
    [count - 60, count + 60],
    [count / 2, count / 2 + 5000],
    [count, count + 5],
  ] as const)
    expect(stretchInOrder(season.ids, season.order, from, to)).toEqual(whole.slice(from, to));
});

test('a list of everything in the order of 6,500 species looks at the detections once, not once for every species', async () => {
  const spent = async (species: number): Promise<number> => {
    const { ids, order } = seasonOf(species);
    const once = (): Promise<number> => processorMs(() => stretchInOrder(ids, order, 0, count));
    return Math.min(await once(), await once(), await once());
  };
  expect(await spent(6500)).toBeLessThan(200 + 5 * (await spent(10)));
});
