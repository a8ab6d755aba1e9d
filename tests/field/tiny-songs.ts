import { audioMothFile } from '../../build/demo/audiomoth-file.ts';
import { sampleRateHz } from '../../build/demo/note.ts';
import { seededRandom, type Random } from '../../build/demo/random.ts';

/** The voices that the tiny pack knows (see its model card); null is a clip with noise only. */
export type TinyVoice = 'low_whistler' | 'high_trill' | 'sweep_singer' | null;

const clipSeconds = 3;
const voiceSeconds = 2;

const voices: Record<Exclude<TinyVoice, null>, (seconds: number) => number> = {
  low_whistler: (t) => Math.min(1, t / 0.02, (voiceSeconds - t) / 0.02) * Math.sin(2 * Math.PI * 2000 * t),
  high_trill: (t) => Math.max(0, Math.sin(2 * Math.PI * 20 * t)) * Math.sin(2 * Math.PI * 5500 * t),
  sweep_singer: (t) => {
    const [place, length] = [t % 0.4, 0.25];
    if (place >= length) return 0;
    const phase = 2 * Math.PI * (2000 * place + (5000 * place * place) / (2 * length));
    return Math.sin((Math.PI * place) / length) ** 0.5 * Math.sin(phase);
  },
};

const sung = new Map<TinyVoice, Float64Array>();

/** A voice as it sounds for `voiceSeconds`, made once. */
function song(voice: Exclude<TinyVoice, null>): Float64Array {
  const kept = sung.get(voice);
  if (kept !== undefined) return kept;
  const made = new Float64Array(voiceSeconds * sampleRateHz);
  for (let at = 0; at < made.length; at += 1) made[at] = 0.3 * voices[voice](at / sampleRateHz);
  sung.set(voice, made);
  return made;
}

const noises = new Map<number, { readonly random: Random; made: Float32Array }>();
const mostNoises = 48;

/** The faint noise of a seed, as long as it was ever wanted: the same recordings are made again and again. */
function noise(seed: number, length: number): Float32Array {
  const kept = noises.get(seed) ?? { random: seededRandom(seed), made: new Float32Array(0) };
  if (noises.size < mostNoises) noises.set(seed, kept);
  if (kept.made.length < length) {
    const longer = new Float32Array(length);
    longer.set(kept.made);
    for (let at = kept.made.length; at < length; at += 1) longer[at] = 0.002 * kept.random.gaussian();
    kept.made = longer;
  }
  return kept.made.slice(0, length);
}

/** One voice per 3-second clip, half a second into it, over faint noise. Mono at `sampleRateHz`. */
export function tinySong(plan: readonly TinyVoice[], seed = 1): Float32Array {
  const samples = noise(seed, plan.length * clipSeconds * sampleRateHz);
  plan.forEach((voice, clip) => {
    if (voice === null) return;
    const made = song(voice);
    const start = (clip * clipSeconds + 0.5) * sampleRateHz;
    for (let at = 0; at < made.length; at += 1) samples[start + at]! += made[at]!;
  });
  return samples;
}

/** The same as an AudioMoth would have written it on 23 May 2026. */
export function tinyRecording(plan: readonly TinyVoice[], time: string, seed = 1): Buffer {
  return audioMothFile(tinySong(plan, seed), {
    device: '24F319055FDF2D20',
    day: '2026-05-23',
    time,
    utcOffsetHours: -5,
    batteryVolts: 4.2,
    temperatureC: 11.5,
  });
}
