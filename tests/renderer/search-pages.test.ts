import { describe, expect, test } from 'vitest';
import type { Client } from '#contract/requests.ts';
import type { FoundClip } from '#contract/search/search.ts';
import type { Species } from '#contract/species.ts';
import { SearchModel } from '#renderer/search/search-model.svelte.ts';

const robin = { code: 'robin', scientificName: 'Erithacus rubecula', commonName: 'European Robin' } as Species;

/** An engine with so many clips without a detection; what is named is among them no longer. */
function engineWith(count: number): Client {
  const left = Array.from({ length: count }, (_, at) => at);
  const clip = (at: number): FoundClip => ({
    recording: 1 as FoundClip['recording'],
    startSeconds: at * 3,
    endSeconds: at * 3 + 3,
    recordingName: 'a.wav',
    station: null,
    at: null,
    similarity: null,
    top: [],
    detections: [],
    more: 0,
  });
  const ask = (name: string, asked: { offset: number; limit: number; stretches: { startSeconds: number }[] }) => {
    if (name === 'search.missed')
      return Promise.resolve({
        clips: left.slice(asked.offset, asked.offset + asked.limit).map(clip),
        total: left.length,
      });
    for (const { startSeconds } of asked.stretches) left.splice(left.indexOf(startSeconds / 3), 1);
    return Promise.resolve({ detections: asked.stretches.map((_, at) => at + 1), before: [], after: [] });
  };
  return { ask } as unknown as Client;
}

describe('clips that were missed', () => {
  test('come page by page to the last one, none twice and none passed over, also when some are named between the pages', async () => {
    const model = new SearchModel(engineWith(300));
    await model.look({ kind: 'time' });
    expect([model.clips.length, model.found.value?.more]).toEqual([120, true]);
    for (const at of [0, 5, 119]) model.choose(at);
    await model.name(robin, 'confirmed');
    await model.showMore();
    await model.showMore();
    expect(model.found.value?.more).toBe(false);
    expect(model.clips.map(({ startSeconds }) => startSeconds / 3)).toEqual(Array.from({ length: 300 }, (_, at) => at));
    expect(model.clips.filter(({ detections }) => detections.length > 0)).toHaveLength(3);
  });
});
