import { t } from '../shared/i18n/t.ts';
import { countOf, durationWords } from '../shared/words/numbers.ts';
import type { StationFigures } from './map-model.svelte.ts';

const leastRadius = 7;
const mostRadius = 34;

/** Areas, not radii, stand for the figures; in CSS pixels. */
export function radiusOf(value: number, most: number): number {
  return value === 0 ? leastRadius : leastRadius + (mostRadius - leastRadius) * Math.sqrt(Math.min(1, value / most));
}

/** What a circle says; not recorded is another thing than recorded and not detected. */
export function figureWords({ name, detections, species, effortSeconds }: StationFigures): string {
  if (detections > 0)
    return t('{{station}}: {{detections}} of {{species}}, {{recorded}} recorded', {
      station: name,
      detections: countOf(detections, 'detection'),
      species: countOf(species, 'species'),
      recorded: durationWords(effortSeconds),
    });
  return effortSeconds > 0
    ? t('{{station}}: recorded {{recorded}}, not detected', { station: name, recorded: durationWords(effortSeconds) })
    : t('{{station}}: not recorded', { station: name });
}
