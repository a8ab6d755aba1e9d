import type { CatalogueModel } from '#contract/models.ts';
import { t } from '../shared/i18n/t.ts';
import { regionWords } from './regions.ts';

/** What a published model identifies, in a sentence. */
export function hearsWords(model: CatalogueModel): string {
  if (model.region !== null) {
    return t('Birds and other animals of one region: {{region}}.', { region: regionWords(model) });
  }
  return model.id === 'birdnet-2.4'
    ? t('Birds of the world, and some frogs, insects and mammals.')
    : t('Birds of the world, and other animals.');
}

/** `BirdNET 3.0 (developer preview 3.1), Central Europe` */
export function titleWords(model: CatalogueModel): string {
  const { title, region } = model;
  if (region === null) return title;
  const plain = title.split(' – ')[0] ?? title;
  return `${plain}, ${regionWords(model)}`;
}

/** How it did in the test of Songsight's makers (docs/model-pack.md), where it was tested; else null. */
export function testedWords({ id }: CatalogueModel): string | null {
  if (id !== 'birdnet-2.4') return null;
  return t(
    'Tested by Songsight’s makers on {{all}} recordings: {{right}} right, {{wrong}} wrong; {{false}} false detections per hour of other birds. Whether it was trained on some of them is not known.',
    {
      all: 41,
      right: 37,
      wrong: 1,
      false: 5,
    },
  );
}
