import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { plainText } from '#contract/words/sentence.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { DetectionId } from '#contract/ids.ts';
import { groupedLayout, groupedWindow, tallest } from '#renderer/gallery/gallery-layout.ts';
import { mostCompared } from '#renderer/gallery/compared.ts';
import { parseRoute, routeHash } from '#renderer/app/route.ts';
import { BlendModel, blendShares } from '#renderer/pictures/blend-model.svelte.ts';
import { StepsModel } from '#renderer/pictures/denoising-steps.svelte.ts';
import { GalleryGroupsModel } from '#renderer/gallery/gallery-groups-model.svelte.ts';
import { PhotosModel } from '#renderer/pictures/photos-model.svelte.ts';
import { PreviewModel, type ShortSound } from '#renderer/shared/player/preview.svelte.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { blot } from './season/blot.ts';
import { openSeason } from './season/open-season.ts';
import { windowSeason, type WindowSeason } from './season/window-season.ts';
import { Wire } from './season/wire.ts';

const space = { width: 960, minCardWidth: 168, wordsHeight: 134, gap: 16, headHeight: 56 };

describe('the gallery in groups', () => {
  test('every card has one place, group after group, and only those near the view are drawn', () => {
    const counts = Array.from({ length: 120 }, (_, group) => 1 + ((group * 37) % 90));
    const layout = groupedLayout(counts, space);
    expect(layout.shown).toBe(counts.reduce((sum, count) => sum + count, 0));
    const drawn = new Set<number>();
    for (let top = 0; top < layout.height; top += 700) {
      const parts = groupedWindow(layout, top, 700, 0);
      const cards = parts.flatMap(({ from, end }) => Array.from({ length: end - from }, (_, step) => from + step));
      expect(cards.length).toBeLessThan(60);
      expect(new Set(cards).size).toBe(cards.length);
      for (const card of cards) drawn.add(card);
      for (const part of parts) expect(part.top).toBeLessThan(top + 700);
    }
    expect(drawn.size).toBe(layout.shown);
  });

  test('a heading stands above its own cards', () => {
    const layout = groupedLayout([7, 1, 12], space);
    expect(layout.places.map(({ first, shown }) => [first, shown])).toEqual([
      [0, 7],
      [7, 1],
      [8, 12],
    ]);
    const [first, second] = layout.places;
    expect(second!.top).toBe(first!.top + first!.height);
    expect(first!.height).toBe(56 + 2 * layout.rowHeight);
  });

  test('beyond what a browser can scroll, the last card is at the end of the page', () => {
    const layout = groupedLayout(
      Array.from({ length: 3000 }, () => 500),
      space,
    );
    expect(layout.height).toBe(tallest);
    expect(layout.shown).toBe(1_500_000);
    const last = groupedWindow(layout, tallest - 800, 800).at(-1)!;
    expect(last.end).toBe(1_500_000);
    expect(last.top + last.height).toBeCloseTo(tallest, 0);
  });

  test('groups are read anew for another question, and a refusal is a sentence', async () => {
    const client = await openSeason(300);
    const groups = new GalleryGroupsModel(client);
    await groups.open({ by: 'species', filter: {}, picturesOnly: false });
    const total = groups.reading.value!.reduce((sum, { count }) => sum + count, 0);
    await groups.open({ by: 'day', filter: {}, picturesOnly: false });
    expect(groups.reading.value!.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect(groups.reading.value!.at(-1)!.of).toEqual({ kind: 'day', day: null });
    client.refuse(
      'gallery.groups',
      KnownFailure.of({ code: 'database-damaged', ...plainText('The database is damaged.') }),
    );
    await groups.refresh();
    expect(groups.reading.failure?.code).toBe('database-damaged');
    await groups.open(null);
    expect(groups.reading.value).toBeNull();
  });

  test('groups and comparison have addresses', () => {
    for (const hash of [
      '#/gallery?group=cover',
      '#/gallery?group=day&pictures=only',
      '#/compare?species=a&species=b&from=2025-05-02',
    ])
      expect(routeHash(parseRoute(hash))).toBe(hash);
    const many = parseRoute('#/compare?species=a&species=b&species=a&species=c&species=d&species=e');
    expect(many).toMatchObject({ view: 'compare', species: ['a', 'b', 'c', 'd'] });
    expect(mostCompared).toBe(4);
  });
});

class FakeSound implements ShortSound {
  src = '';
  onended: unknown = null;
  readonly played: string[] = [];
  refuse = false;

  play(): Promise<void> {
    this.played.push(this.src);
    return this.refuse ? Promise.reject(new Error('no gesture yet')) : Promise.resolve();
  }

  pause(): void {
    this.src = '';
  }
}

describe('sound under the pointer', () => {
  const one = 1 as DetectionId;
  const two = 2 as DetectionId;

  test('only a card on which the pointer rests sings, one at a time, until it is left', async () => {
    const sound = new FakeSound();
    const preview = new PreviewModel(await openSeason(20), () => sound);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    preview.rest(one);
    preview.rest(two);
    await vi.advanceTimersByTimeAsync(5000);
    expect(sound.played).toEqual(['media:preview/2']);
    expect(preview.playing).toBe(two);
    preview.stop();
    expect(preview.playing).toBeNull();
    preview.rest(one);
    preview.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(sound.played).toHaveLength(1);
  });

  test('it can be switched off, by key it still sings, and a refusal leaves no sign behind', async () => {
    const sound = new FakeSound();
    const preview = new PreviewModel(await openSeason(20), () => sound);
    preview.on = false;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    preview.rest(one);
    await vi.advanceTimersByTimeAsync(5000);
    expect(sound.played).toEqual([]);
    preview.toggle(one);
    expect(preview.playing).toBe(one);
    preview.toggle(one);
    expect(preview.playing).toBeNull();
    sound.refuse = true;
    await preview.play(one);
    expect(preview.playing).toBeNull();
  });
});

describe('films, walks and photos', () => {
  let season: WindowSeason;
  beforeAll(async () => (season = await windowSeason()));
  afterAll(() => season.remove());

  const openMarsh = async (): Promise<Wire> => {
    const { engine, close } = await season.open();
    onTestFinished(close);
    return new Wire(engine);
  };

  test('a film is asked for once and runs from the noise to the picture', async () => {
    const client = await openMarsh();
    const film = new StepsModel(client);
    const { pictures } = await client.ask('detection.read', { detection: 3 as DetectionId });
    const picture = pictures[0]!.id;
    await film.open(picture);
    await film.open(picture);
    expect(client.asked.filter(({ name }) => name === 'steps.paint')).toHaveLength(1);
    expect(film.step).toBe(0);
    for (let step = 0; step < film.last; step += 1) film.advance();
    expect(film.step).toBe(film.last);
    film.advance();
    expect(film.step).toBe(0);
  });

  test('a walk is painted picture by picture; another choice ends it', async () => {
    const client = await openMarsh();
    const blend = new BlendModel(client);
    const [from, to, other] = await threeOfOneSpecies(client);
    await blend.walk(from, to);
    expect(blend.blends.map(({ share }) => share)).toEqual([...blendShares]);
    expect(blend.painting).toBe(false);
    client.held = [];
    const first = blend.walk(from, to);
    const second = blend.walk(from, other);
    const letAllGo = setInterval(() => client.held?.splice(0).forEach((letGo) => letGo()), 1);
    await Promise.all([first, second]);
    clearInterval(letAllGo);
    expect(blend.to).toBe(other);
    expect(blend.blends).toHaveLength(blendShares.length);
    client.held = null;
    client.refuse(
      'blend.paint',
      KnownFailure.of({ code: 'file-missing', ...plainText('The recording is not in its place now.') }),
    );
    await blend.walk(from, to);
    expect(blend.failure?.code).toBe('file-missing');
    expect(blend.painting).toBe(false);
  });

  test('a photo stands for its species until it is taken away; a refused one says why', async () => {
    const photos = new PhotosModel(await openMarsh());
    const folder = await temporaryFolder();
    const photo = path.join(folder, 'mallard.png');
    writeFileSync(photo, blot(1));
    writeFileSync(path.join(folder, 'list.txt'), 'Mallard');
    await photos.refresh();
    expect(photos.of('mallard')).toBeNull();
    expect(await photos.set('mallard', photo)).toBe(true);
    expect(photos.of('mallard')?.name).toBe('mallard.png');
    expect(await photos.set('mallard', path.join(folder, 'list.txt'))).toBe(false);
    expect(photos.refused?.code).toBe('format-unsupported');
    expect(photos.of('mallard')?.name).toBe('mallard.png');
    await photos.remove('mallard');
    expect(photos.of('mallard')).toBeNull();
  });
});

/** Detections that can be walked between. */
async function threeOfOneSpecies(client: Wire): Promise<[DetectionId, DetectionId, DetectionId]> {
  const page = { offset: 0, limit: 3, order: 'best-score', picturesOnly: true } as const;
  const { items } = await client.ask('gallery.read', { ...page, filter: { species: ['mallard'] } });
  const [first, second, third] = items.map(({ detection }) => detection);
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few mallards');
  return [first, second, third];
}
