import { describe, expect, test } from 'vitest';
import type { Client } from '#contract/requests.ts';
import type { FoundClip } from '#contract/search/search.ts';
import type { Species } from '#contract/species.ts';
import { SearchModel } from '#renderer/search/search-model.svelte.ts';

const robin = { code: 'robin', scientificName: 'Erithacus rubecula', commonName: 'European Robin' } as Species;

/** An engine with so many clips without a detection; what is named is among them no longer. */
function engineWith(count: number, restored: (states: object[]) => object = () => ({})): Client {
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
  const ask = (
    name: string,
    asked: { offset: number; limit: number; stretches: { startSeconds: number }[]; states: object[] },
  ) => {
    if (name === 'search.missed')
      return Promise.resolve({
        clips: left.slice(asked.offset, asked.offset + asked.limit).map(clip),
        total: left.length,
      });
    if (name === 'review.restore') return Promise.resolve(restored(asked.states));
    for (const { startSeconds } of asked.stretches) left.splice(left.indexOf(startSeconds / 3), 1);
    return Promise.resolve({
      detections: asked.stretches.map((_, at) => at + 1),
      before: asked.stretches.map((_, at) => ({ detection: at + 1 })),
      after: [],
    });
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

  test('what was said is taken back, the last first, and stands as before', async () => {
    const restored: object[][] = [];
    const model = new SearchModel(engineWith(5, (states) => restored.push(states) && {}));
    await model.look({ kind: 'time' });
    await model.undo();
    await model.name(robin, 'confirmed');
    for (const at of [2, 3]) model.choose(at);
    await model.name(robin, 'rejected');
    const verdicts = () => model.clips.map(({ detections }) => detections[0]?.verdict ?? null);
    expect(verdicts()).toEqual(['confirmed', null, 'rejected', 'rejected', null]);
    await model.undo();
    expect(verdicts()).toEqual(['confirmed', null, null, null, null]);
    expect(model.place).toBe(2);
    await model.undo();
    expect(verdicts()).toEqual([null, null, null, null, null]);
    expect(restored).toEqual([[{ detection: 1 }, { detection: 2 }], [{ detection: 1 }]]);
    expect(model.said).toEqual([]);
  });
});
