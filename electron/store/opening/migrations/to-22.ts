import { soundscapeTables } from '../schema/soundscape-tables.ts';

/** Soundscapes of recordings, and favourites. */
export const stepTo22 = soundscapeTables;
