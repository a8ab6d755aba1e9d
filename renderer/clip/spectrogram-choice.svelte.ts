import type { SpectrogramScale } from './spectrogram-layout.ts';

class SpectrogramChoice {
  scale = $state<SpectrogramScale>('linear');
}

/** The axis the person chose, kept from clip to clip for as long as the page lives. */
export const spectrogramChoice = new SpectrogramChoice();
