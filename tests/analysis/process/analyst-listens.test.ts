import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analyst } from '#analysis/process/analyst.ts';
import { findDetections, labelThresholds } from '#analysis/classifying/detections.ts';
import { openAnalyst } from '#analysis/process/in-process-analyst.ts';
import { say } from '#contract/words/sentence.ts';
import { tinySong } from '../../field/tiny-songs.ts';
import { largestDifference } from '../golden.ts';
import { failureOf } from '../reading/read-all.ts';
import { temporaryFile } from '../temporary-file.ts';
import { tinyPack } from '../tiny-pack-folder.ts';
import { chirp, wavBytes } from '../wav-fixtures.ts';
import { plan, song } from './song.ts';

const never = new AbortController().signal;
const nothing = (): void => undefined;
const everything = { overlapSeconds: 0, channel: 'mix' } as const;

let analyst: Analyst;
beforeAll(async () => {
  analyst = await openAnalyst({ packFolder: tinyPack, provider: 'cpu', threads: 1 });
});
afterAll(() => analyst.close());

describe('listening', () => {
  test('however many clips are taken at once, the scores are the same', async () => {
    const path = await song();
    const { sheet } = await analyst.listen({ path, ...everything }, nothing, never);
    for (const batchClips of [1, 4, 64]) {
      const other = await openAnalyst({ packFolder: tinyPack, provider: 'cpu', threads: 1, batchClips });
      const same = await other.listen({ path, ...everything }, nothing, never);
      await other.close();
      expect([...same.sheet.startSeconds]).toEqual([...sheet.startSeconds]);
      expect(largestDifference(same.sheet.scores, sheet.scores)).toBeLessThan(1e-5);
    }
  });

  test('names what sings in every clip of a synthetic recording, and hears nothing where nothing sings', async () => {
    const heard: number[] = [];
    const { recording, sheet, seconds } = await analyst.listen(
      { path: await song(), ...everything },
      (f) => heard.push(f),
      never,
    );
    const { labels, windowSeconds } = (await analyst.describe()).pack;
    expect([...sheet.startSeconds]).toEqual([0, 3, 6, 9, 12, 15]);
    const best = plan.map((_, clip) => labels[sheet.labels[clip * sheet.depth]!]!.code);
    expect(best).toEqual(plan.map((voice) => voice ?? 'no_target_bird'));
    const thresholds = labelThresholds(labels, { threshold: null, speciesThresholds: {} });
    const found = findDetections({
      sheet,
      thresholds,
      windowSeconds,
      longestSeconds: null,
      durationSeconds: recording.durationSeconds,
    });
    expect(found.map(({ label, startSeconds, endSeconds }) => [labels[label]!.code, startSeconds, endSeconds])).toEqual(
      [
        ['low_whistler', 0, 3],
        ['high_trill', 6, 12],
        ['sweep_singer', 12, 15],
      ],
    );
    expect(recording).toMatchObject({
      format: 'wav',
      rateHz: 48_000,
      durationSeconds: 18,
      timeSource: 'audiomoth-comment',
      warnings: [],
    });
    expect(heard.at(-1)).toBe(1);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    expect(seconds.total).toBeGreaterThan(seconds.mel);
  });

  test('overlap gives more clips, the last one padded when the sound ends inside it', async () => {
    const path = await temporaryFile('short.wav', wavBytes({ rateHz: 22_050, channels: [chirp(22_050, 7)] }));
    const { sheet } = await analyst.listen({ path, overlapSeconds: 1.5, channel: 'mix' }, nothing, never);
    expect([...sheet.startSeconds]).toEqual([0, 1.5, 3, 4.5]);
    expect(sheet.lastPadded).toBe(true);
  });

  test('a chosen channel is the one listened to; one that is not there is said', async () => {
    const quiet = new Float32Array(48_000 * 3);
    const path = await temporaryFile('stereo.wav', wavBytes({ channels: [quiet, tinySong(['low_whistler'])] }));
    const top = async (channel: number | 'mix') =>
      (await analyst.listen({ path, overlapSeconds: 0, channel }, nothing, never)).sheet.labels[0];
    expect([await top(0), await top(1), await top('mix')]).toEqual([3, 0, 0]);
    expect(await failureOf(top(2))).toMatch(/^bad-request: This recording has 2 channels; channel 3 was asked for/);
  });

  test('a silent recording and a clipped one are said', async () => {
    const warnings = async (samples: Float32Array) => {
      const path = await temporaryFile('x.wav', wavBytes({ rateHz: 22_050, channels: [samples] }));
      const { recording } = await analyst.listen({ path, ...everything }, nothing, never);
      return recording.warnings.map((warning) => say(warning, 'en'));
    };
    expect(await warnings(new Float32Array(22_050))).toEqual([expect.stringContaining('every sample is zero')]);
    expect(await warnings(chirp(22_050, 1, 3))).toEqual([expect.stringMatching(/7\d % of the recording is clipped/)]);
  });

  test('stops between two batches when aborted, and can go on with the next', async () => {
    const path = await temporaryFile('long.wav', wavBytes({ rateHz: 8000, channels: [chirp(8000, 120)] }));
    const stop = new AbortController();
    const seen: number[] = [];
    const work = analyst.listen(
      { path, ...everything },
      (f) => {
        seen.push(f);
        stop.abort();
      },
      stop.signal,
    );
    expect(await failureOf(work)).toMatch(/^cancelled/);
    expect(seen).toHaveLength(1);
    expect((await analyst.listen({ path, ...everything }, nothing, never)).sheet.startSeconds).toHaveLength(40);
  });

  test('a bad file is a failure of its own and spoils nothing', async () => {
    const path = await temporaryFile('text.wav', 'hello '.repeat(100));
    expect(await failureOf(analyst.listen({ path, ...everything }, nothing, never))).toMatch(/^file-not-audio/);
  });
});
