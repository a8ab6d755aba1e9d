import { expect, test } from 'vitest';
import type { SpeciesCode } from '#contract/species.ts';
import { labelName } from '../../renderer/clip/label-name.ts';

const named = (kind: 'species' | 'none', code: string, commonName: string): string =>
  labelName({ kind, species: { code: code as SpeciesCode, scientificName: '', commonName } });

test('a label that is no species keeps its own name, unless it stands for everything else', () => {
  expect(named('none', 'engine', 'Engine')).toBe('Engine');
  expect(named('none', 'human_vocal', 'Human vocal')).toBe('Human vocal');
  expect(named('none', 'noise', 'Noise')).toBe('Noise');
  expect(named('none', 'no_target_bird', 'No target bird')).toBe('Other or no bird');
  expect(named('none', 'nothing', 'No bird')).toBe('Other or no bird');
  expect(named('species', 'low_whistler', 'Low Whistler')).toBe('Low Whistler');
});
