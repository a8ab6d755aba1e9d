import { plainText, say } from '#contract/words/sentence.ts';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { KnownFailure, type Failure } from '#contract/failure.ts';
import type { DetectionId, RecordingId } from '#contract/ids.ts';
import type { Events } from '#contract/requests.ts';
import { AppModel } from '#renderer/app/app-model.svelte.ts';
import { ClipModel } from '#renderer/clip/clip-model.svelte.ts';
import { everySoOften } from '#renderer/shared/client/every-so-often.ts';
import { FailedModel } from '#renderer/folders/failed-model.svelte.ts';
import { Reading } from '#renderer/shared/client/reading.svelte.ts';
import { SettingsModel } from '#renderer/settings/settings-model.svelte.ts';
import { WatchModel } from '#renderer/folders/watch-model.svelte.ts';
import type { Address } from '#renderer/app/browser-address.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { openEmpty, openSeason } from './season/open-season.ts';
import { windowSeason, type WindowSeason } from './season/window-season.ts';
import { Wire } from './season/wire.ts';

const words = (failure: Failure | null): string | null => (failure === null ? null : say(failure, 'en'));

describe('Reading', () => {
  test('only the newest question counts, whatever order the answers come in', async () => {
    const reading = new Reading<string>();
    const answers: ((word: string) => void)[] = [];
    const wait = (): Promise<string> => new Promise((done) => answers.push(done));
    const first = reading.load(wait);
    const second = reading.load(wait);
    answers[1]!('new');
    await second;
    answers[0]!('old');
    await first;
    expect(reading.value).toBe('new');
    expect(reading.loading).toBe(false);
  });

  test('an event overtakes an answer that is still under way', async () => {
    const reading = new Reading<string>();
    let answer: (word: string) => void = () => {};
    const load = reading.load(() => new Promise((done) => (answer = done)));
    reading.take('event');
    answer('answer');
    await load;
    expect(reading.value).toBe('event');
  });

  test('a failure keeps the old value on show', async () => {
    const reading = new Reading<string>();
    reading.take('kept');
    await reading.load(() => Promise.reject(KnownFailure.of({ code: 'disk-full', ...plainText('The disk is full.') })));
    expect(reading.value).toBe('kept');
    expect(words(reading.failure)).toBe('The disk is full.');
  });
});

describe('WatchModel', () => {
  test('follows events, adds, pauses and stops watching', async () => {
    const client = await openEmpty();
    const watch = new WatchModel(client);
    watch.start();
    const card = await temporaryFolder();
    expect(await watch.add(card)).toBe(true);
    expect(watch.state?.folders.map((folder) => folder.path)).toEqual([card]);
    await watch.pause(true);
    expect(watch.state?.paused).toBe(true);
    await client.ask('watch.pause', { paused: false });
    await expect.poll(() => watch.state?.paused).toBe(false);
    await watch.remove(watch.state!.folders[0]!);
    expect(watch.state?.folders).toEqual([]);
    await watch.putBack();
    expect(watch.state?.folders.map((folder) => folder.path)).toEqual([card]);
    expect(watch.removed).toBeNull();
    await watch.remove(watch.state!.folders[0]!);
    expect(watch.state?.folders).toEqual([]);
  });

  test('a refused folder leaves the state alone and says why', async () => {
    const watch = new WatchModel(await openEmpty());
    expect(await watch.add('/nowhere')).toBe(false);
    expect(watch.refused?.code).toBe('folder-missing');
    expect(watch.busy).toBe(false);
  });
});

describe('Reading of one among many', () => {
  const refusal = (): Promise<string> => Promise.reject(KnownFailure.of({ code: 'not-found', ...plainText('gone') }));

  test('another one’s value is gone as soon as this one is asked for, and does not come back with a refusal', async () => {
    const reading = new Reading<string>();
    await reading.loadOne(1, () => Promise.resolve('one'));
    const second = reading.loadOne(2, refusal);
    expect(reading.value).toBeNull();
    await second;
    expect([reading.value, words(reading.failure)]).toEqual([null, 'gone']);
  });

  test('the same one stays on show while it is read again, also when that is refused', async () => {
    const reading = new Reading<string>();
    await reading.loadOne(1, () => Promise.resolve('one'));
    await reading.loadOne(1, refusal);
    expect([reading.value, words(reading.failure)]).toEqual(['one', 'gone']);
  });

  test('under another filter the old value waits for the answer, and goes with a refusal', async () => {
    const reading = new Reading<string>();
    await reading.load(() => Promise.resolve('march'), 'march');
    const april = reading.load(refusal, 'april');
    expect(reading.value).toBe('march');
    await april;
    expect(reading.value).toBeNull();
  });
});

describe('ClipModel', () => {
  let season: WindowSeason;
  beforeAll(async () => (season = await windowSeason()));
  afterAll(() => season.remove());

  const openMarsh = async (): Promise<Wire> => {
    const { engine, close } = await season.open();
    onTestFinished(close);
    return new Wire(engine);
  };

  test('another picture answers with the new page of the clip', async () => {
    const client = await openMarsh();
    const clip = new ClipModel(client);
    await clip.open(3 as DetectionId);
    const before = clip.detail!.pictures.length;
    expect(await clip.paintAnother()).toBe(true);
    expect(clip.detail!.pictures.length).toBe(before + 1);
  });

  test('an answer that comes back after the next clip was opened does not replace it', async () => {
    const client = await openMarsh();
    const clip = new ClipModel(client);
    await clip.open(3 as DetectionId);
    client.held = [];
    const painted = clip.paintAnother();
    const letGo = client.held[0]!;
    client.held = null;
    await clip.open(4 as DetectionId);
    letGo();
    await painted;
    expect(clip.detail?.detection.id).toBe(4);
  });

  test('a clip that is not there leaves nothing of the one before to act on', async () => {
    const client = await openMarsh();
    const clip = new ClipModel(client);
    await clip.open(3 as DetectionId);
    const opening = clip.open(99_999 as DetectionId);
    expect(clip.detail).toBeNull();
    await opening;
    expect(clip.detail).toBeNull();
    expect(clip.failure?.code).toBe('not-found');
  });

  test('what is fetched ahead is there at once, and read again when a verdict changed it', async () => {
    const client = await openMarsh();
    const clip = new ClipModel(client);
    await clip.open(3 as DetectionId);
    clip.fetchAhead([4 as DetectionId, 5 as DetectionId]);
    await expect.poll(() => client.asked.filter(({ name }) => name === 'recording.heard')).toHaveLength(3);
    void clip.open(4 as DetectionId);
    expect(clip.detail?.detection.id).toBe(4);
    await client.ask('review.change', { detections: [5 as DetectionId], change: { verdict: 'rejected' } });
    await clip.outdate([5 as DetectionId]);
    await clip.open(5 as DetectionId);
    expect(clip.detail?.detection.review?.verdict).toBe('rejected');
  });

  test('a file that failed is tried again and leaves the list where it can be read now', async () => {
    const client = await openMarsh();
    const failed = new FailedModel(client);
    await failed.refresh();
    const before = failed.reading.value!;
    const empty = before.find(({ relativePath }) => relativePath.endsWith('20250503_052000.WAV'))!;
    copyFileSync(path.join(season.card, '20250502', '20250502_041000.WAV'), path.join(season.card, empty.relativePath));
    await failed.retry(empty.file);
    const left = async (): Promise<number> => (await client.ask('failed.read', {})).files.length;
    await expect.poll(left).toBe(before.length - 1);
    await failed.refresh();
    expect(failed.reading.value!.some(({ file }) => file === empty.file)).toBe(false);
  });
});

describe('SettingsModel', () => {
  test('a threshold of one species is set and taken back without touching the others', async () => {
    const client = await openSeason(20);
    const settings = new SettingsModel(client);
    await settings.refresh();
    await settings.writeSpeciesThreshold('mallard', 0.7);
    await settings.writeSpeciesThreshold('blue_jay', 0.6);
    await settings.writeSpeciesThreshold('mallard', null);
    expect((await client.ask('settings.read', {})).settings.speciesThresholds).toEqual({ blue_jay: 0.6 });
    expect(settings.saved).toBe(3);
  });

  test('a refused change is not announced as saved', async () => {
    const settings = new SettingsModel(await openSeason(20));
    expect(await settings.write({ steps: 0 })).toBe(false);
    expect(settings.saved).toBe(0);
    expect(settings.refused?.code).toBe('bad-request');
  });
});

/** Time passes only where a test says so. */
function stopClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
}

describe('everySoOften', () => {
  test('runs once for a burst and goes on during a long one', () => {
    stopClock();
    let runs = 0;
    const ticker = everySoOften(() => (runs += 1), 40);
    for (let poke = 0; poke < 20; poke += 1) {
      ticker.poke();
      vi.advanceTimersByTime(10);
    }
    expect(runs).toBe(5);
    ticker.poke();
    ticker.stop();
    vi.advanceTimersByTime(1000);
    expect(runs).toBe(5);
  });
});

describe('everySoOften, when a run takes long', () => {
  test('never runs twice at a time, rests after it, and forgets no poke that came meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const ends: (() => void)[] = [];
    const ticker = everySoOften(() => new Promise<void>((end) => ends.push(end)), 10);
    ticker.poke();
    await vi.advanceTimersByTimeAsync(10);
    expect(ends).toHaveLength(1);
    for (let poke = 0; poke < 5; poke += 1) ticker.poke();
    await vi.advanceTimersByTimeAsync(100);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    // 100 ms of work, then four times as much rest.
    await vi.advanceTimersByTimeAsync(399);
    expect(ends).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(ends).toHaveLength(2);
    ends[1]?.();
    ticker.stop();
  });
});

describe('AppModel', () => {
  const heard = (recording: number): Events['recording.analysed'] => ({
    recording: recording as RecordingId,
    relativePath: 'a.wav',
    detections: 2,
    clips: 200,
    soundSeconds: 600,
  });

  test('new pictures refresh what is on show', async () => {
    const client = await openSeason(20);
    const address: Address = { read: () => '#/timeline', write: () => {}, onChange: () => () => {} };
    const app = new AppModel(client, null, address);
    const stop = app.start();
    await app.timeline.open('day', {});
    const asked = (): number => client.asked.filter(({ name }) => name === 'timeline.read').length;
    const before = asked();
    stopClock();
    client.emit('recording.analysed', heard(1));
    client.emit('recording.analysed', heard(2));
    expect(asked()).toBe(before);
    vi.advanceTimersByTime(5000);
    expect(asked()).toBe(before + 1);
    stop();
    client.emit('recording.analysed', heard(3));
    vi.advanceTimersByTime(5000);
    expect(asked()).toBe(before + 1);
  });
});
