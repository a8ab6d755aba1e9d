/** Fewer recordings than this may teach the place instead of the sound. */
export const enoughRecordings = 5;
