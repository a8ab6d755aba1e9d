import type { PictureState } from '#contract/pictures.ts';

import { t } from '../shared/i18n/t.ts';

/** Stands at every picture. */
export function generatedLabel(): string {
  return t('Painted from sound, not a photograph');
}

/** Said once over many pictures, each of which has a small mark. */
export function everyLabel(): string {
  return t('Every picture is generated from sound. None is a photograph.');
}

/** What a picture's place says while there is no picture. */
export function pictureStateWords(state: PictureState): string {
  const words: Readonly<Record<PictureState, string>> = {
    none: t('No picture painted'),
    waiting: t('Picture waiting to be painted'),
    drawing: t('Picture being painted'),
    done: '',
    failed: t('Picture could not be painted'),
  };
  return words[state];
}

export function pictureAlt(commonName: string): string {
  return t('{{species}}: illustration painted from sound, not a photograph', { species: commonName });
}
