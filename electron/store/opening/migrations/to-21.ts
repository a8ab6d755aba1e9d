import { beginningIndex } from '../schema/recording-tables.ts';

/** Recordings that begin alike are found at once, whatever their names. */
export const stepTo21 = beginningIndex;
