import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Analyst } from '#analysis/process/analyst.ts';
import { openAnalyst } from '#analysis/process/in-process-analyst.ts';
import { readExcerpt } from '#analysis/reading/read-excerpt.ts';
import type { ChannelChoice } from '#contract/settings.ts';
import { say } from '#contract/words/sentence.ts';
import { seededRandom } from '../../../build/demo/random.ts';
import { tinySong } from '../../field/tiny-songs.ts';
import { temporaryFile } from '../temporary-file.ts';
import { tinyPack } from '../tiny-pack-folder.ts';
import { chirp, wavBytes } from '../wav-fixtures.ts';

let analyst: Analyst;
beforeAll(async () => {
  analyst = await openAnalyst({ packFolder: tinyPack, provider: 'cpu', threads: 1 });
});
afterAll(() => analyst.close());

const song = tinySong(['low_whistler', 'high_trill']);
const other = tinySong([null, 'sweep_singer'], 2);

async function wav(channels: readonly Float32Array[], rateHz = 48_000): Promise<string> {
  return temporaryFile('x.wav', wavBytes({ channels, rateHz }));
}

/** The best label of each clip, and what is doubted. */
async function heard(path: string, channel: ChannelChoice) {
  const { sheet, recording } = await analyst.listen(
    { path, overlapSeconds: 0, channel },
    () => undefined,
    new AbortController().signal,
  );
  const { labels } = (await analyst.describe()).pack;
  const scored = (clip: number, least: number): string[] =>
    [...sheet.labels.subarray(clip * sheet.depth, (clip + 1) * sheet.depth)]
      .filter((_, rank) => sheet.scores[clip * sheet.depth + rank]! >= least)
      .map((label) => labels[label]!.code);
  return {
    best: [0, 1].map((clip) => scored(clip, 0)[0]),
    scored,
    warnings: recording.warnings.map((each) => say(each, 'en')),
  };
}

const inverted = (samples: Float32Array, times = 1): Float32Array => samples.map((sample) => -times * sample);

test('channels in opposite phase are not silent: one of them is listened to, and that is said', async () => {
  for (const times of [1, 0.8]) {
    const path = await wav([song, inverted(song, times)]);
    const { best, warnings } = await heard(path, 'mix');
    expect(best).toEqual(['low_whistler', 'high_trill']);
    expect(warnings).toEqual([expect.stringContaining('cancel each other when mixed')]);
    // What is played and painted from is what was heard.
    const { samples } = await readExcerpt(path, 0, 3, 'mix');
    expect(samples.some((sample) => sample > 0.25)).toBe(true);
  }
});

test('two microphones that hear different things are mixed as ever', async () => {
  const { warnings } = await heard(await wav([song, other]), 'mix');
  expect(warnings).toEqual([]);
});

test('a mono recording is heard whatever channel was chosen', async () => {
  const path = await wav([song]);
  for (const channel of ['mix', 'each', 0, 1, 5] as const)
    expect((await heard(path, channel)).best).toEqual(['low_whistler', 'high_trill']);
});

test('each channel by itself: what either of them holds is found', async () => {
  const path = await wav([song, other]);
  const { scored } = await heard(path, 'each');
  expect(scored(1, 0.5)).toEqual(expect.arrayContaining(['high_trill', 'sweep_singer']));
  expect(scored(0, 0.5)).toContain('low_whistler');
});

test('a dead channel and a noisy one are noticed', async () => {
  const dead = await heard(await wav([song, new Float32Array(song.length)]), 'mix');
  expect(dead.warnings).toEqual([expect.stringContaining('Channel 2 is silent while another is not')]);
  const chosen = await heard(await wav([song, new Float32Array(song.length)]), 1);
  expect(chosen.warnings).toEqual(expect.arrayContaining([expect.stringContaining('although another channel is not')]));
  const random = seededRandom(7);
  const noise = Float32Array.from({ length: song.length }, () => 0.1 * random.gaussian());
  const noisy = await heard(await wav([noise, song]), 'mix');
  expect(noisy.warnings).toEqual([expect.stringMatching(/Channel 1 is \d+ dB louder/)]);
});

test('a recording without the upper part of what the model hears says so; one that reaches far enough does not', async () => {
  const warningsAt = async (rateHz: number) => (await heard(await wav([chirp(rateHz, 3)], rateHz), 'mix')).warnings;
  expect(await warningsAt(8000)).toEqual([expect.stringMatching(/up to 4 kHz .* up to 11 kHz: 64 % of the band/)]);
  expect(await warningsAt(22_050)).toEqual([]);
  expect(await warningsAt(48_000)).toEqual([]);
});
