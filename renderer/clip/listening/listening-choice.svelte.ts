import { usualLook, type Look, type LookId, type StretchId } from '#contract/pictures.ts';
import type { SpectrogramScale } from '../spectrogram/spectrogram-layout.ts';

export type Colours = 'page' | 'viridis' | 'magma' | 'inferno' | 'grey';

/** How a person likes to see and hear clips, kept from clip to clip for as long as the page lives. */
class ListeningChoice {
  scale = $state<SpectrogramScale>('linear');
  colours = $state<Colours>('page');
  /** How spectrograms are computed. */
  look = $state.raw<Look>(usualLook);
  /** A drag on the spectrogram draws a box, without the Shift key, too. */
  boxes = $state(false);
  /** How far below the loudest cell colours reach, in dB. */
  rangeDb = $state(80);
  /** Upper edge of the spectrogram in Hz; 0 is all there is, null what is usual. */
  topHz = $state<number | null>(null);
  speed = $state(1);
  gainDb = $state(0);
  /** Brings every clip to the same loudness. */
  normalise = $state(false);
  /** What the playback filter lets through, in Hz; 0 leaves that side open. */
  fromHz = $state(0);
  toHz = $state(0);

  /** What a media address calls a spectrogram computed as chosen. */
  seen<Id extends number | StretchId>(media: Id): Id | LookId {
    const { fftSize, window } = this.look;
    const usual = fftSize === usualLook.fftSize && window === usualLook.window;
    return usual ? media : `${media}_${fftSize}-${window}`;
  }
}

export const listeningChoice = new ListeningChoice();
