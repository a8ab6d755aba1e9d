import type { GalleryGroup } from '#contract/gallery.ts';
import { t } from '../shared/i18n/t.ts';
import { dayWords } from '../shared/words/moments.ts';
import { nameOf } from '../shared/species/species-names.svelte.ts';

export function groupName(of: GalleryGroup['of']): string {
  switch (of.kind) {
    case 'species':
      return nameOf(of.species);
    case 'day':
      if (of.day === null) return t('Time unknown');
      return of.guessed === true ? t('about {{time}}', { time: dayWords(of.day) }) : dayWords(of.day);
    case 'station':
      return of.station?.name ?? t('Without a station');
  }
}
