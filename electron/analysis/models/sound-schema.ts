import * as v from 'valibot';
import { between, whole } from '#contract/schema/fields.ts';

const highestRate = 1_000_000;
const sound = { rateHz: whole(1000, highestRate), windowSeconds: between(0.1, 600) };

/** Of an encoder that hears the waveform itself. */
export const WaveformSound = v.pipe(
  v.object(sound),
  v.transform((facts) => ({ ...facts, mel: null })),
);

/** The fields on which the bounds of others depend; they are refused themselves where they are no numbers. */
const Basis = v.fallback(
  v.object({ rateHz: v.number(), windowSeconds: v.number(), mel: v.object({ hopLength: v.number() }) }),
  { rateHz: 0, windowSeconds: 0, mel: { hopLength: 1 } },
);

const FftSize = v.pipe(
  whole(16, 65_536),
  v.check((size) => Number.isInteger(Math.log2(size)), 'wanted-power-of-two'),
);

/** The only settings that signal/mel.ts computes: a patch that lies inside the window, bands below half the rate. */
export const MelSound = v.lazy((raw) => {
  const { rateHz, windowSeconds, mel } = v.parse(Basis, raw);
  const frames = 1 + Math.floor(Math.round(rateHz * windowSeconds) / Math.max(1, mel.hopLength));
  return v.object({ ...sound, mel: melSettings(rateHz / 2, Math.min(frames, 100_000)) });
});

/** @param topHz half the rate. @param frames of a window */
const melSettings = (topHz: number, frames: number) =>
  v.pipe(
    v.object({
      scale: v.literal('slaney'),
      norm: v.literal('slaney'),
      power: v.literal(2),
      padMode: v.literal('constant'),
      fftSize: FftSize,
      hopLength: whole(1, 65_536),
      bands: whole(1, 1024),
      frames: whole(1, frames),
      minHz: between(0, topHz),
      maxHz: between(0, topHz),
      refPower: between(0, 1e9),
      amin: between(1e-30, 1),
      topDb: between(1, 300),
    }),
    v.check(({ hopLength, fftSize }) => hopLength <= fftSize, 'wanted-hop'),
    v.transform(({ scale, norm, power, padMode, ...settings }) => settings),
  );
