/** More columns than this leave no room for a spectrogram. */
export const mostCompared = 4;
