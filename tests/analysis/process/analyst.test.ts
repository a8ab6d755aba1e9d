import { Buffer } from 'node:buffer';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analyst, DrawAsk } from '#analysis/process/analyst.ts';
import { findDetections, labelThresholds } from '#analysis/classifying/detections.ts';
import { openAnalyst } from '#analysis/process/in-process-analyst.ts';
import { readClip } from '#analysis/reading/read-clip.ts';
import { ClipCutter, clipWindows } from '#analysis/signal/clip-windows.ts';
import { ResamplerWorkshop } from '#analysis/signal/resample.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { say } from '#contract/words/sentence.ts';
import { tinyRecording, tinySong } from '../../field/tiny-songs.ts';
import { largestDifference } from '../golden.ts';
import { failureOf } from '../reading/read-all.ts';
import { temporaryFile } from '../temporary-file.ts';
import { tinyPack } from '../tiny-pack-folder.ts';
import { chirp, wavBytes } from '../wav-fixtures.ts';

const never = new AbortController().signal;
const nothing = (): void => undefined;
const everything = { overlapSeconds: 0, channel: 'mix' } as const;
const plan = ['low_whistler', null, 'high_trill', 'high_trill', 'sweep_singer', null] as const;

let analyst: Analyst;
beforeAll(async () => {
  analyst = await openAnalyst({ packFolder: tinyPack, provider: 'cpu', threads: 1 });
});
afterAll(() => analyst.close());

function song(): Promise<string> {
  return temporaryFile('20260523_043000.WAV', tinyRecording([...plan], '04:30:00'));
}

function drawing(path: string, change: Partial<DrawAsk> = {}): DrawAsk {
  const species = { code: 'high_trill' as SpeciesCode, scientificName: 'Trillator altus', commonName: 'High Trill' };
  return {
    path,
    channel: 'mix',
    clipStartSeconds: 6,
    seed: 42,
    sampler: 'dpmpp-2m',
    steps: 4,
    guidanceScale: 3,
    species,
    recordingName: '20260523_043000.WAV',
    ...change,
  };
}

/** Turns of the loop: however fast the computer, a drawing takes no more than a step in each. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A drawing that says when it is begun: then for the first time it is asked what the recording is called. */
function noticed(ask: DrawAsk): { readonly ask: DrawAsk; readonly begun: Promise<void> } {
  const { promise: begun, resolve } = Promise.withResolvers<void>();
  const { recordingName } = ask;
  const recordingNameOnce = {
    enumerable: true,
    get: (): string => {
      resolve();
      return recordingName;
    },
  };
  return { ask: Object.defineProperty({ ...ask }, 'recordingName', recordingNameOnce), begun };
}

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

describe('drawing', () => {
  test('hears the very samples that listening heard', async () => {
    for (const rateHz of [8000, 32_000, 44_056, 48_000, 250_000]) {
      const samples = chirp(rateHz, 8);
      const path = await temporaryFile('x.wav', wavBytes({ kind: 'float', bits: 32, rateHz, channels: [samples] }));
      const workshop = new ResamplerWorkshop();
      const cutter = new ClipCutter(clipWindows(22_050, 3, 1));
      const clips = [...cutter.push(workshop.whole(samples, rateHz, 22_050)), cutter.finish()!];
      for (const { startSeconds, samples: listened } of clips) {
        const drawn = await readClip(workshop, {
          path,
          channel: 'mix',
          startSeconds,
          windowSeconds: 3,
          rateHz: 22_050,
        });
        expect(largestDifference(drawn, listened), `${rateHz} Hz, ${startSeconds} s`).toBe(0);
      }
    }
  });

  test('the same clip, seed and settings give the same picture; another seed gives another', async () => {
    const path = await song();
    const pixels = async (change: Partial<DrawAsk> = {}) =>
      Buffer.from(decode((await analyst.draw(drawing(path, change), never)).png).data).toString('hex');
    const first = await pixels();
    expect(await pixels()).toBe(first);
    const others = await Promise.all(
      [
        { seed: 43 },
        { sampler: 'ddim' as const },
        { sampler: 'ddpm' as const },
        { guidanceScale: 1 },
        { clipStartSeconds: 0 },
      ].map(pixels),
    );
    expect(new Set([first, ...others]).size).toBe(6);
  });

  test('the quick painter paints another picture of the same sound, the same one each time', async () => {
    const path = await song();
    const how = { sampler: 'ddim', steps: 2, guidanceScale: 1 } as const;
    const drawn = async (change: Partial<DrawAsk>) => {
      const { png, provenance } = await analyst.draw(drawing(path, { ...how, ...change }), never);
      return { pixels: Buffer.from(decode(png).data).toString('hex'), provenance, text: decode(png).text };
    };
    const [quick, again, fine] = [
      await drawn({ painter: 'quick' }),
      await drawn({ painter: 'quick' }),
      await drawn({ painter: 'fine' }),
    ];
    expect(quick.pixels).toBe(again.pixels);
    expect(quick.pixels).not.toBe(fine.pixels);
    expect(quick.provenance).toMatchObject({ painter: 'quick', ...how });
    expect(quick.text).toMatchObject({ Painter: 'quick', Comment: 'generated by Songsight, not a photograph' });
    expect((await drawn({})).pixels).toBe(fine.pixels);
    expect(fine.provenance.painter).toBe('fine');
  });

  test('however many are painted at once, each is the picture it is alone', async () => {
    const path = await song();
    const pixels = async (change: Partial<DrawAsk>) =>
      Buffer.from(decode((await analyst.draw(drawing(path, change), never)).png).data).toString('hex');
    const changes: Partial<DrawAsk>[] = [
      ...[1, 2, 3, 4, 5].map((seed) => ({ seed })),
      { seed: 6, steps: 7 },
      { seed: 7, sampler: 'ddpm' },
      { seed: 8, guidanceScale: 1 },
      { seed: 9, guidanceScale: 0, sampler: 'ddim' },
      { seed: 10, clipStartSeconds: 0, asked: true },
      { seed: 11, clipStartSeconds: 9, urgent: true },
    ];
    const alone: string[] = [];
    for (const change of changes) alone.push(await pixels(change));
    expect(new Set(alone).size).toBe(changes.length);
    expect(await Promise.all(changes.map(pixels))).toEqual(alone);
  });

  test('of several at once, one whose recording is gone fails alone', async () => {
    const path = await song();
    const [one, gone, other] = await Promise.allSettled([
      analyst.draw(drawing(path), never),
      analyst.draw(drawing(`${path}.gone`), never),
      analyst.draw(drawing(path, { seed: 5 }), never),
    ]);
    expect([one.status, gone.status, other.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('what a person asked for is painted before what was begun before it', async () => {
    const path = await song();
    const order: string[] = [];
    const draw = (name: string, change: Partial<DrawAsk>): { drawn: Promise<unknown>; begun: Promise<void> } => {
      const { ask, begun } = noticed(drawing(path, change));
      return { drawn: analyst.draw(ask, never).then(() => order.push(name)), begun };
    };
    const all = [1, 2, 3, 4].map((seed) => draw('plain', { seed, steps: 300 }));
    await Promise.all(all.map(({ begun }) => begun));
    await turns(50);
    const asked = draw('asked', { steps: 290, asked: true });
    await asked.begun;
    await turns(50);
    all.push(asked, draw('urgent', { steps: 280, urgent: true }));
    await Promise.all(all.map(({ drawn }) => drawn));
    expect(order).toEqual(['urgent', 'asked', 'plain', 'plain', 'plain', 'plain']);
  });

  test('rests while others listen, but not what a person waits for', async () => {
    const path = await song();
    const order: string[] = [];
    analyst.hold?.(true);
    const draw = analyst.draw(drawing(path), never).then(() => order.push('drawn'));
    const stop = new AbortController();
    const stopped = failureOf(analyst.draw(drawing(path), stop.signal));
    await analyst.draw(drawing(path, { steps: 100, urgent: true }), never).then(() => order.push('urgent'));
    stop.abort();
    expect(await stopped).toMatch(/^cancelled/);
    expect(order).toEqual(['urgent']);
    analyst.hold?.(false);
    await draw;
    expect(order).toEqual(['urgent', 'drawn']);
  });

  test('the picture file has the size and the provenance of the pack', async () => {
    const { png, provenance } = await analyst.draw(drawing(await song()), never);
    const { width, height, text } = decode(png);
    const { pack } = await analyst.describe();
    expect([width, height]).toEqual([32, 32]);
    expect(provenance).toMatchObject({
      seed: 42,
      sampler: 'dpmpp-2m',
      steps: 4,
      guidanceScale: 3,
      modelName: 'tiny',
      modelHash: pack.hash,
    });
    expect(text).toMatchObject({
      Comment: 'generated by Songsight, not a photograph',
      'Model hash': pack.hash,
      Seed: '42',
    });
  });

  test('stops between two steps when aborted', async () => {
    const stop = new AbortController();
    const { ask, begun } = noticed(drawing(await song(), { steps: 1000 }));
    const stopped = failureOf(analyst.draw(ask, stop.signal));
    await begun;
    await turns(50);
    stop.abort();
    expect(await stopped).toMatch(/^cancelled/);
  });

  test('gives way to listening', async () => {
    const path = await song();
    const order: string[] = [];
    const { ask, begun } = noticed(drawing(path, { steps: 200 }));
    const draw = analyst.draw(ask, never).then(() => order.push('drawn'));
    await begun;
    await turns(50);
    await analyst.listen({ path, ...everything }, nothing, never).then(() => order.push('listened'));
    await draw;
    expect(order).toEqual(['listened', 'drawn']);
  });
});
