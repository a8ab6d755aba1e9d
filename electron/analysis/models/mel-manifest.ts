import type { MelSettings } from '../signal/mel.ts';
import type { JsonField } from './json-field.ts';

/** `sound.mel` of a manifest: the only settings that mel.ts computes. @throws Error whose message names the field. */
export function melSettings(field: JsonField, rateHz: number): MelSettings {
  field.field('scale').exactly('slaney');
  field.field('norm').exactly('slaney');
  field.field('power').exactly(2);
  field.field('padMode').exactly('constant');
  const fftSize = field.field('fftSize').whole(16, 65_536);
  if (!Number.isInteger(Math.log2(fftSize))) field.field('fftSize').fail('is not a power of two');
  return {
    fftSize,
    hopLength: field.field('hopLength').whole(1, fftSize),
    bands: field.field('bands').whole(1, 1024),
    frames: field.field('frames').whole(1, 100_000),
    minHz: field.field('minHz').number(0, rateHz / 2),
    maxHz: field.field('maxHz').number(0, rateHz / 2),
    refPower: field.field('refPower').number(0, 1e9),
    amin: field.field('amin').number(1e-30, 1),
    topDb: field.field('topDb').number(1, 300),
  };
}
