import { describe, expect, test } from 'vitest';
import { logBottomHz } from '#contract/pictures.ts';
import { awayWords, secondsAway, within } from '#renderer/clip/around.ts';
import { rangeTransfer } from '#renderer/clip/spectrogram/colour-map.ts';
import { bandWords, cutsHz } from '#renderer/clip/listening/sound-words.ts';
import {
  boxWithin,
  frequencyTicks,
  hzOfPlace,
  placeOfHz,
  spanWithin,
} from '#renderer/clip/spectrogram/spectrogram-layout.ts';
import { shownTopHz, topChoicesHz, topHzOf } from '#renderer/clip/spectrogram/top-hz.ts';
import { frameOf } from '#renderer/clip/listening/frame.ts';
import { ClipModel } from '#renderer/clip/clip-model.svelte.ts';
import { ClipView } from '#renderer/clip/clip-view.svelte.ts';
import type { DetectionDetail } from '#contract/clip.ts';
import type { DetectionId } from '#contract/ids.ts';
import { openSeason } from './season/open-season.ts';

const ninth = 9 as DetectionId;
const detail = async (): Promise<DetectionDetail> => (await openSeason(20)).ask('detection.read', { detection: ninth });

describe('the stretch a clip page shows', () => {
  test('begins with the excerpt, moves inside the recording and comes back', async () => {
    const shown = await detail();
    const view = new ClipView(shown);
    const { startSeconds, endSeconds } = shown.excerpt;
    expect([view.startSeconds, view.endSeconds, view.moved, view.media]).toEqual([
      startSeconds,
      endSeconds,
      false,
      shown.detection.id,
    ]);
    const length = view.lengthSeconds;
    view.scroll(0.5);
    expect(view.startSeconds).toBeCloseTo(startSeconds + length / 2);
    expect(view.media).toBe(`${shown.detection.id}-${view.startSeconds * 1000}-${view.endSeconds * 1000}`);
    for (let step = 0; step < 500; step += 1) view.scroll(0.5);
    expect([view.endSeconds, view.atEnd]).toEqual([shown.recording.durationSeconds, true]);
    for (let step = 0; step < 500; step += 1) view.scroll(-0.5);
    expect([view.startSeconds, view.atStart]).toEqual([0, true]);
    expect(view.lengthSeconds).toBeCloseTo(length);
    view.reset();
    expect(view.moved).toBe(false);
  });

  test('a zoom keeps the place under the hand, and ends at half a second and a minute', async () => {
    const view = new ClipView(await detail());
    const at = view.startSeconds + view.lengthSeconds / 4;
    view.zoom(2, at);
    expect((at - view.startSeconds) / view.lengthSeconds).toBeCloseTo(0.25);
    for (let step = 0; step < 20; step += 1) view.zoom(2);
    expect(view.lengthSeconds).toBeCloseTo(0.5);
    for (let step = 0; step < 20; step += 1) view.zoom(0.5);
    expect(view.lengthSeconds).toBeCloseTo(60);
  });
});

describe('boxes', () => {
  test('from corner to corner in any order, within the recording; keys move and stretch them, and edges never cross', async () => {
    const shown = await detail();
    const { durationSeconds, rateHz } = shown.recording;
    const view = new ClipView(shown);
    view.select(4, 3, [rateHz, 2000]);
    expect(view.box).toEqual({ startSeconds: 3, endSeconds: 4, lowHz: 2000, highHz: rateHz / 2 });
    view.nudge(-100, -100_000, false);
    expect(view.box).toMatchObject({ startSeconds: 0, endSeconds: 1, lowHz: 0 });
    view.nudge(durationSeconds * 2, rateHz, false);
    expect(view.box).toMatchObject({ endSeconds: durationSeconds, highHz: rateHz / 2 });
    view.nudge(-100, -rateHz, true);
    const { startSeconds, endSeconds, lowHz, highHz } = view.box!;
    expect([endSeconds > startSeconds, highHz > lowHz]).toEqual([true, true]);
    view.select(1, 2);
    expect([view.box, view.selection]).toEqual([null, { startSeconds: 1, endSeconds: 2, band: null }]);
  });

  test('a new one lies round the detection, one that was drawn where it was drawn', async () => {
    const shown = await detail();
    const view = new ClipView(shown);
    view.startBox(6000);
    const { startSeconds, endSeconds } = shown.detection;
    expect(view.box).toEqual({ startSeconds, endSeconds, lowHz: 1000, highHz: 3000 });
    const box = { startSeconds: 1.5, endSeconds: 2.25, lowHz: 1800, highHz: 2600 };
    const drawn = new ClipView({ ...shown, detection: { ...shown.detection, box } });
    drawn.startBox(6000);
    expect(drawn.box).toEqual(box);
  });

  test.each(['linear', 'log', 'mel'] as const)('%s: a place on the axis and its frequency are one', (scale) => {
    for (const hz of [120, 800, 1000, 4400, 11_000])
      expect(hzOfPlace(placeOfHz(hz, 12_000, scale), 12_000, scale)).toBeCloseTo(hz, 6);
    const view = { startSeconds: 10, endSeconds: 20 };
    const box = { startSeconds: 5, endSeconds: 12.5, lowHz: 3000, highHz: 20_000 };
    const { left, width, bottom, height } = boxWithin(box, view, 12_000, scale)!;
    expect([left, width, bottom + height]).toEqual([0, 0.25, 1]);
    expect(boxWithin({ ...box, lowHz: 13_000 }, view, 12_000, scale)).toBeNull();
  });
});

describe('what is marked in a spectrogram', () => {
  test('a stretch in either order, within the recording; zooming shows it and nothing else', async () => {
    const shown = await detail();
    const view = new ClipView(shown);
    const { durationSeconds } = shown.recording;
    view.select(durationSeconds + 5, durationSeconds - 2);
    expect(view.selection).toEqual({ startSeconds: durationSeconds - 2, endSeconds: durationSeconds, band: null });
    view.zoomToSelection();
    expect([view.startSeconds, view.endSeconds, view.selection]).toEqual([durationSeconds - 2, durationSeconds, null]);
    view.select(3.5, 1.25);
    expect(view.mediaOf(view.selection!)).toBe(`${shown.detection.id}-1250-3500`);
    view.moveTo(-10);
    expect([view.startSeconds, view.lengthSeconds]).toEqual([0, 2]);
  });

  test('side by side, every recording shows as many seconds and reaches the same frequency', async () => {
    const client = await openSeason(20);
    const one = await detail();
    const other = await client.ask('detection.read', { detection: 3 as DetectionId });
    const bat = { ...other, excerpt: { ...other.excerpt, topHz: { linear: 96_000, mel: 96_000 } } };
    expect(frameOf([])).toBeNull();
    const frame = frameOf([one, bat])!;
    expect(frame.topHz).toBe(shownTopHz(null, topHzOf(one, 'linear')));
    expect(frame.topHz).toBeLessThanOrEqual(12_000);
    for (const each of [one, bat]) {
      const view = new ClipView(each, frame.lengthSeconds);
      expect(view.lengthSeconds).toBeCloseTo(frame.lengthSeconds);
      expect(view.startSeconds).toBeLessThanOrEqual(each.detection.startSeconds);
      expect(view.endSeconds).toBeGreaterThanOrEqual(each.detection.endSeconds);
      expect(view.moved).toBe(false);
    }
  });

  test('birds are shown up to 12 kHz, ultrasound whole, and what a person chose as far as the file goes', () => {
    expect([shownTopHz(null, 24_000), shownTopHz(null, 8000), shownTopHz(null, 125_000)]).toEqual([
      12_000, 8000, 125_000,
    ]);
    expect([shownTopHz(0, 24_000), shownTopHz(4000, 24_000), shownTopHz(48_000, 24_000)]).toEqual([
      24_000, 4000, 24_000,
    ]);
  });
});

describe('axes and colours', () => {
  test('a logarithmic axis begins at its bottom and gives each octave the same room', () => {
    expect(placeOfHz(logBottomHz, 24_000, 'log')).toBe(0);
    expect(placeOfHz(24_000, 24_000, 'log')).toBe(1);
    const octave = (hz: number): number => placeOfHz(2 * hz, 24_000, 'log') - placeOfHz(hz, 24_000, 'log');
    expect(octave(200)).toBeCloseTo(octave(6000));
    const ticks = frequencyTicks(24_000, 'log');
    expect(ticks.map(({ label }) => label)).toEqual(['0.1', '0.2', '0.5', '1', '2', '5', '10']);
    expect(ticks.every(({ place }) => place > 0 && place < 1)).toBe(true);
  });

  test('a stretch is cut at the edges of what is shown', () => {
    const view = { startSeconds: 10, endSeconds: 20 };
    expect(spanWithin({ startSeconds: 8, endSeconds: 12 }, view)).toEqual({ left: 0, width: 0.2 });
    expect(spanWithin({ startSeconds: 15, endSeconds: 30 }, view)).toEqual({ left: 0.5, width: 0.5 });
    expect(spanWithin({ startSeconds: 20, endSeconds: 30 }, view)).toBeNull();
  });

  test('a smaller range of loudness is stretched over all colours', () => {
    expect(rangeTransfer(80)).toEqual({ slope: 1, intercept: 0 });
    const { slope, intercept } = rangeTransfer(40);
    expect(slope * 1 + intercept).toBe(1);
    expect(slope * 0.5 + intercept).toBe(0);
  });

  test('only what the recording can hold is offered', () => {
    expect(cutsHz(11_025).at(-1)).toBe(10_000);
    expect(topChoicesHz(11_025)).toEqual([0, 4000, 8000]);
    expect(topChoicesHz(192_000).at(-1)).toBe(48_000);
    expect([bandWords(0, 0), bandWords(2000, 0), bandWords(0, 8000), bandWords(2000, 8000)]).toEqual([
      null,
      'high-pass 2 kHz',
      'low-pass 8 kHz',
      '2 kHz – 8 kHz',
    ]);
  });
});

describe('what is heard before and after', () => {
  test('seconds between stretches, in words', () => {
    const here = { startSeconds: 30, endSeconds: 36 };
    expect(secondsAway(here, { startSeconds: 20, endSeconds: 25 })).toBe(-5);
    expect(secondsAway(here, { startSeconds: 35, endSeconds: 40 })).toBe(0);
    expect(secondsAway(here, { startSeconds: 40, endSeconds: 43 })).toBe(4);
    expect(awayWords(here, { startSeconds: 20, endSeconds: 25 })).toBe('5.0 s before');
    expect(awayWords(here, { startSeconds: 33, endSeconds: 36 })).toBe('at the same time');
  });

  test('the clip model reads the neighbours of its recording, without the clip itself in the list', async () => {
    const client = await openSeason(40);
    const model = new ClipModel(client);
    await model.open(ninth);
    const { detection } = model.detail!;
    const heard = model.nearby;
    expect(heard.map((each) => each.detection)).toContain(detection.id);
    const near = within(detection, heard);
    expect(near.map((each) => each.detection)).not.toContain(detection.id);
    expect(near.every((each) => Math.abs(secondsAway(detection, each)) <= 60)).toBe(true);
    expect(near.map((each) => each.startSeconds)).toEqual(
      near.map((each) => each.startSeconds).toSorted((a, b) => a - b),
    );
  });
});
