import { expect, test } from 'vitest';
import type { SpeciesCode } from '#contract/species.ts';
import type { PackLabel } from '#analysis/process/analyst.ts';
import { speciesNames } from '#engine/species/species-names.ts';

const label = (kind: 'species' | 'none', code: string, commonName: string, names?: PackLabel['names']): PackLabel => ({
  ...{ kind, code: code as SpeciesCode, scientificName: '', commonName, threshold: 0.5 },
  ...(names === undefined ? {} : { names }),
});

test('sounds that are no species have names in the window’s languages, as species have where the model gives them', () => {
  const labels = [
    label('species', 'wren', 'Wren', { de: 'Zaunkönig', es: '' }),
    label('none', 'power_tools', 'Power tools'),
    label('none', 'human_vocal', 'Human vocal', { de: 'Stimmen' }),
    label('none', 'constructor', 'constructor'),
    label('species', 'dog', 'Dog'),
  ];
  expect(speciesNames(labels, 'de')).toEqual({
    wren: 'Zaunkönig',
    power_tools: 'Motorwerkzeug',
    human_vocal: 'Stimmen',
  });
  expect(speciesNames(labels, 'es')).toEqual({ power_tools: 'Herramientas eléctricas', human_vocal: 'Voz humana' });
  expect(speciesNames(labels, 'en')).toEqual({});
  expect(speciesNames(labels, 'fi')).toEqual({});
});
