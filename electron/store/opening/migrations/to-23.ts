import { placeIndexes } from '../schema/recording-tables.ts';

/** Places and guessed times of all recordings are found without reading them. */
export const stepTo23 = placeIndexes;
