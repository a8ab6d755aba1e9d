import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { audioMothFile } from './audiomoth-file.ts';
import { fieldRecorders, secondsPerRecording, utcOffsetHours, type FieldRecording, type Singer } from './field-days.ts';
import { renderNotes, sampleRateHz } from './note.ts';
import { seededRandom, type Random } from './random.ts';
import { songs } from './songs.ts';
import { addWeather } from './weather.ts';

const readMe = `These recordings are synthetic. build/demo/ of Songsight made them from written descriptions of bird songs; no bird and
no microphone took part. The recorders, places and days are invented. One file is empty and one is cut short on purpose,
as happens when a card is full or a battery is empty.
`;

/**
 * Writes the demo's recordings, the same bytes every time.
 * @returns how many files were written
 */
export function synthesise(folder: string): number {
  let files = 0;
  const write = (file: string, bytes: Uint8Array | string): void => {
    const full = path.join(folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, bytes);
    files += 1;
  };
  for (const recorder of fieldRecorders) {
    for (const { day, batteryVolts, recordings } of recorder.days) {
      const dayFolder = `${recorder.folder}/${day.replaceAll('-', '')}`;
      for (const recording of recordings) {
        const { time, temperatureC } = recording;
        const facts = { device: recorder.device, day, time, utcOffsetHours, batteryVolts, temperatureC };
        const bytes = audioMothFile(render(recording, seedOf(dayFolder + time)), facts);
        write(`${dayFolder}/${fileName(day, time)}`, bytes);
      }
    }
  }
  writeDamagedFiles(write);
  write('READ ME.txt', readMe);
  return files - 1;
}

function writeDamagedFiles(write: (file: string, bytes: Uint8Array) => void): void {
  const singers: readonly Singer[] = [{ song: 'mallard', everySeconds: 8, metres: 10 }];
  const recording = { time: '20:40:00', temperatureC: 13.1, weather: { wind: 0.2, rain: 0 }, singers };
  const facts = { device: '24F319055FDF2D20', day: '2026-05-24', utcOffsetHours, batteryVolts: 3.1, ...recording };
  const whole = audioMothFile(render(recording, 7), facts);
  write('reed-bed/20260524/20260524_204000.WAV', whole.subarray(0, Math.floor(whole.length * 0.4) + 1));
  write('reed-bed/20260524/20260524_204100.WAV', new Uint8Array(0));
}

function fileName(day: string, time: string): string {
  return `${day.replaceAll('-', '')}_${time.replaceAll(':', '')}.WAV`;
}

function render(recording: FieldRecording, seed: number): Float32Array {
  const random = seededRandom(seed);
  const samples = new Float32Array(secondsPerRecording * sampleRateHz);
  for (const singer of recording.singers) sing(samples, singer, random);
  addWeather(samples, recording.weather, random);
  return samples;
}

function sing(samples: Float32Array, singer: Singer, random: Random): void {
  let atSeconds = random.between(0.5, singer.everySeconds);
  while (atSeconds < secondsPerRecording - 3) {
    const phrase = renderNotes(songs[singer.song](random), random);
    addFromAfar(samples, phrase, Math.round(atSeconds * sampleRateHz), singer.metres);
    atSeconds += singer.everySeconds * random.between(0.67, 1.33);
  }
}

/** Distance makes a song softer (1/r), duller (air and leaves take the high pitches) and adds two faint echoes. */
function addFromAfar(samples: Float32Array, phrase: Float32Array, start: number, metres: number): void {
  const gain = Math.min(0.55, 4 / metres);
  const dullness = Math.min(0.6, metres / 100);
  const echoes = [
    { delay: 0, gain },
    { delay: Math.round(0.047 * sampleRateHz), gain: gain * 0.12 },
    { delay: Math.round(0.113 * sampleRateHz), gain: gain * 0.06 },
  ];
  let heard = 0;
  phrase.forEach((sample, index) => {
    heard += (1 - dullness) * (sample - heard);
    for (const echo of echoes) {
      const at = start + echo.delay + index;
      if (at < samples.length) samples[at] = (samples[at] ?? 0) + heard * echo.gain;
    }
  });
}

/** FNV-1a, so that each recording has its own seed and keeps it. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
