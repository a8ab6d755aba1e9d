import { audioMothFile } from '../../build/demo/audiomoth-file.ts';
import { sampleRateHz } from '../../build/demo/note.ts';
import { seededRandom } from '../../build/demo/random.ts';

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

/** One voice per 3-second clip, half a second into it, over faint noise. Mono at `sampleRateHz`. */
export function tinySong(plan: readonly TinyVoice[], seed = 1): Float32Array {
  const random = seededRandom(seed);
  const samples = new Float32Array(plan.length * clipSeconds * sampleRateHz);
  samples.forEach((_, index) => (samples[index] = 0.002 * random.gaussian()));
  plan.forEach((voice, clip) => {
    if (voice === null) return;
    const start = (clip * clipSeconds + 0.5) * sampleRateHz;
    for (let i = 0; i < voiceSeconds * sampleRateHz; i++) {
      samples[start + i]! += 0.3 * voices[voice](i / sampleRateHz);
    }
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
