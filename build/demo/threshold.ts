/** The model's own thresholds are set for real soundscapes and pass few synthetic songs; a demo wants something to look at. */
export const threshold = '0.1';
