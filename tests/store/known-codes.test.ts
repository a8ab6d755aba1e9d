import { expect, onTestFinished, test } from 'vitest';
import type { SpeciesCode } from '#contract/species.ts';
import { openStore } from '#store/opening/open-store.ts';
import { knownCodes, savePack } from '#store/settings/model-packs.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

test('a species that a classifier tells apart by its calls keeps the code of the species for other models', async () => {
  const folder = await temporaryFolder();
  const store = openStore(folder);
  onTestFinished(() => store.close());
  const labels = ['turdus_merula', 'turdus_merula_2', 'turdus_merula_10'].map((code) => ({
    kind: 'species' as const,
    code: code as SpeciesCode,
    scientificName: 'Turdus merula',
    commonName: code,
    threshold: 0.5,
  }));
  savePack(store.db, { hash: 'a', name: 'calls', version: '1', title: 'Calls', windowSeconds: 3, labels });
  expect(knownCodes(store.db).get('turdus merula')).toBe('turdus_merula');
});
