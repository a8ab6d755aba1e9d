import { expect, test } from 'vitest';
import type { Species, SpeciesCode } from '#contract/species.ts';
import type { Station } from '#contract/stations.ts';
import { paletteEntries, typedDay } from '#renderer/palette/palette-entries.ts';
import { routeHash } from '#renderer/app/route.ts';

const robin: Species = {
  code: 'robin' as SpeciesCode,
  commonName: 'European Robin',
  scientificName: 'Erithacus rubecula',
};
const marsh = { id: 4, name: 'Größer Marsh' } as Station;
const found = (typed: string): string[] =>
  paletteEntries(typed, { species: [robin], stations: [marsh] }).map(
    ({ title, route }) => `${title} ${routeHash(route)}`,
  );

test('days as people write them; what is no day is none', () => {
  expect(['2025-05-03', '3.5.2025', '03/05/2025'].map(typedDay)).toEqual(Array.from({ length: 3 }, () => '2025-05-03'));
  expect(['2025-02-30', '31.6.2025', 'may', '5'].map(typedDay)).toEqual([null, null, null, null]);
});

test('a species by any of its names, a station without its accents, a day, a view; nothing for nonsense', () => {
  expect(found('rubec')[0]).toBe('European Robin #/species/robin');
  expect(found('rubec')[1]).toContain('#/review?');
  expect(found('grosser')).toEqual([]);
  expect(found('größer')).toEqual(['Größer Marsh #/gallery?station=4']);
  expect(found('MARSH')).toHaveLength(1);
  expect(found('3.5.2025')).toEqual([
    '3 May 2025 #/timeline?from=2025-05-03&to=2025-05-03',
    '3 May 2025 #/gallery?from=2025-05-03&to=2025-05-03',
  ]);
  expect(found('gall')).toEqual(['Gallery #/gallery']);
  // Every view once.
  expect(found('')).toHaveLength(19);
  expect(new Set(found('')).size).toBe(19);
  expect(found('zzzz')).toEqual([]);
});
