import { sampleRateHz } from './note.ts';
import type { Random } from './random.ts';

/** Both from 0 (none) to 1 (a storm, a downpour). */
export type Weather = { readonly wind: number; readonly rain: number };

/** Adds the hiss of the microphone, gusts of wind below about 300 Hz and raindrops on the case and the leaves. */
export function addWeather(samples: Float32Array, weather: Weather, random: Random): void {
  addWind(samples, weather.wind, random);
  addRain(samples, weather.rain, random);
  for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] ?? 0) + random.gaussian() * 0.0012;
}

/** White noise through two low-passes, swelling and dying away over seconds. */
function addWind(samples: Float32Array, wind: number, random: Random): void {
  const phases = [random.between(0, 6), random.between(0, 6), random.between(0, 6)];
  let [slow, fast] = [0, 0];
  for (let i = 0; i < samples.length; i++) {
    const seconds = i / sampleRateHz;
    const gusts = [0.11, 0.27, 0.63].map((hz, index) => Math.sin(2 * Math.PI * hz * seconds + (phases[index] ?? 0)));
    const gust = Math.max(0.15, gusts.reduce((sum, each) => sum + each, 0) / 3 + 0.4);
    fast += 0.04 * (random.gaussian() - fast);
    slow += 0.012 * (fast - slow);
    samples[i] = (samples[i] ?? 0) + wind * gust * slow * 2.2;
  }
}

/** Drops at random moments: short decaying ticks, most of them faint. */
function addRain(samples: Float32Array, rain: number, random: Random): void {
  const drops = Math.round((samples.length / sampleRateHz) * rain * 220);
  for (let drop = 0; drop < drops; drop++) {
    const start = Math.floor(random.between(0, samples.length - 1));
    const loudness = 0.1 * random.between(0, 1) ** 4 + 0.004;
    const decay = random.between(0.0006, 0.0025) * sampleRateHz;
    for (let i = 0; i < decay * 5 && start + i < samples.length; i++) {
      samples[start + i] = (samples[start + i] ?? 0) + loudness * Math.exp(-i / decay) * random.gaussian();
    }
  }
}
