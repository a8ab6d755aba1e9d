import type { RecorderNotes } from '../reading/sound-source.ts';
import { guanoFields, guanoNumber } from './guano.ts';

/** How many times slower than life the file plays, as GUANO's `TE` says; 1 where nobody says anything sensible. */
export function timeExpansion({ guano }: RecorderNotes): number {
  const fields = guano === null ? null : guanoFields(guano);
  const factor = fields === null ? null : guanoNumber(fields, 'TE');
  return factor !== null && Number.isInteger(factor) && factor > 1 && factor <= 100 ? factor : 1;
}
