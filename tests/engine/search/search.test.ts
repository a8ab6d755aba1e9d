import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FoundClip } from '#contract/search/search.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { tinyRecording, type TinyVoice } from '../../field/tiny-songs.ts';
import { analyseInto, asked, openWork } from '../merging/part-folders.ts';

const trill = 'high_trill' as SpeciesCode;

/** Six recordings; what is sung in each clip of three seconds is known. */
const plans: readonly (readonly TinyVoice[])[] = [
  ['low_whistler', null, null, null, null, null, null, 'high_trill'],
  ['high_trill', 'high_trill', null],
  ['sweep_singer', null, 'sweep_singer'],
  [null, 'high_trill', null],
  ['low_whistler', 'low_whistler'],
  ['sweep_singer', null],
];

async function season(): Promise<string> {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await mkdir(folder, { recursive: true });
  for (const [at, plan] of plans.entries())
    await writeFile(join(folder, `20260523_0${at}0000.WAV`), tinyRecording(plan, `0${at}:00:00`, at + 1));
  await analyseInto(data, folder);
  return data;
}

const voiceOf = ({ recordingName, startSeconds }: FoundClip): TinyVoice | undefined =>
  plans[Number(/_0(\d)/.exec(recordingName)?.[1])]?.[Math.round(startSeconds / 3)];

test('what sounds alike is found over the season, one clip for each song, and filters hold', async () => {
  const data = await season();
  const engine = await openWork(data);
  try {
    const { labels } = await asked(engine, 'labels.read', {});
    expect(labels.map(({ code }) => code)).toContain(trill);
    const queue = await asked(engine, 'review.queue', {
      filter: { species: [trill] },
      order: 'oldest-heard',
      limit: 10,
    });
    const [detection] = queue.detections;
    if (detection === undefined) throw new Error('no trill was detected');
    const like = { kind: 'detection', detection } as const;
    const { clips, searched } = await asked(engine, 'search.similar', { like, filter: {}, limit: 20 });
    expect(searched).toBe(plans.flat().length - 1);
    const trills = clips.filter((clip) => voiceOf(clip) === 'high_trill');
    // Three songs in three recordings, of which the one that is asked about is no find.
    expect(clips.slice(0, trills.length)).toEqual(trills);
    expect(trills).toHaveLength(2);
    expect(clips[0]?.similarity).toBeGreaterThan(clips.at(-1)?.similarity ?? 1);
    expect(trills.map(({ recordingName }) => recordingName)).toContain('20260523_010000.WAV');
    expect(trills.find(({ recordingName }) => recordingName === '20260523_010000.WAV')?.more).toBe(2);
    const later = await asked(engine, 'search.similar', { like, filter: { fromHour: 3, toHour: 3 }, limit: 20 });
    expect(new Set(later.clips.map(({ recordingName }) => recordingName))).toEqual(new Set(['20260523_030000.WAV']));
    const others = await asked(engine, 'search.similar', { like, filter: { without: trill }, limit: 20 });
    expect(others.clips.map(voiceOf)).not.toContain('high_trill');
  } finally {
    await engine.close();
  }
});

test('a file that was brought along is heard once and compared; nothing of it is kept', async () => {
  const data = await season();
  const engine = await openWork(data);
  try {
    const bytes = tinyRecording(['sweep_singer'], '09:00:00', 77);
    const like = { kind: 'sound', name: 'mine.wav', base64: bytes.toString('base64') } as const;
    const { clips } = await asked(engine, 'search.similar', { like, filter: {}, limit: 3 });
    expect(clips.slice(0, 2).map(voiceOf)).toEqual(['sweep_singer', 'sweep_singer']);
    const path = join(await temporaryFolder(), 'text.wav');
    await writeFile(path, 'not a sound');
    await expect(
      asked(engine, 'search.similar', { like: { kind: 'file', path }, filter: {}, limit: 3 }),
    ).rejects.toThrow();
    expect((await readFile(path)).toString()).toBe('not a sound');
    const foreign = { kind: 'embeddings', model: 'a'.repeat(64), vectors: [[1, 0]] } as const;
    const none = await asked(engine, 'search.similar', { like: foreign, filter: {}, limit: 3 });
    expect(none).toMatchObject({ clips: [], searched: 0, otherModel: plans.flat().length });
  } finally {
    await engine.close();
  }
});

test('a stretch that is no clip of the model is heard by it; without its recording what is kept is looked for', async () => {
  const data = await season();
  const engine = await openWork(data);
  try {
    const missed = { order: 'time', species: null, filter: {}, offset: 0, limit: 50 } as const;
    const names = new Map(
      (await asked(engine, 'search.missed', missed)).clips.map((clip) => [clip.recordingName, clip.recording]),
    );
    const recording = names.get('20260523_030000.WAV') ?? names.get('20260523_010000.WAV');
    if (recording === undefined) throw new Error('no recording with a silent clip');
    const from = names.has('20260523_030000.WAV') ? 3.6 : 0.6;
    // Across the end of the trill's clip: neither of the two is what a person drew.
    const like = { kind: 'stretch', recording, startSeconds: from, endSeconds: from + 1.7 } as const;
    const { clips } = await asked(engine, 'search.similar', { like, filter: {}, limit: 4 });
    expect(clips.slice(0, 2).map(voiceOf)).toEqual(['high_trill', 'high_trill']);
    for (const clip of clips) {
      const itself = clip.recording === recording && Math.abs(clip.startSeconds - from) < 3;
      expect(itself && clip.similarity === clips[0]?.similarity).toBe(false);
    }
    engine.inside.engine.store.db.exec(`UPDATE folders SET path = path || '-unplugged'`);
    const kept = await asked(engine, 'search.similar', { like, filter: {}, limit: 4 });
    expect(kept.clips.slice(0, 2).map(voiceOf)).toEqual(['high_trill', 'high_trill']);
  } finally {
    await engine.close();
  }
});

test('what was missed can be browsed and named, and stays named whatever the thresholds', async () => {
  const data = await season();
  const engine = await openWork(data);
  try {
    const missed = { species: null, filter: {}, offset: 0, limit: 50 } as const;
    const before = await asked(engine, 'search.missed', { ...missed, order: 'time' });
    expect(before.clips.length).toBeGreaterThan(0);
    for (const clip of before.clips) expect(clip.detections).toEqual([]);
    const [first] = before.clips;
    if (first === undefined) throw new Error('nothing was missed');
    const { recording, startSeconds, endSeconds } = first;
    const stretches = [{ recording, startSeconds, endSeconds }];
    const { detections } = await asked(engine, 'clips.name', { stretches, species: trill, verdict: 'confirmed' });
    const after = await asked(engine, 'search.missed', { ...missed, order: 'time' });
    expect(after.total).toBeLessThan(before.total);
    // Detections that are derived again leave what a person heard.
    await asked(engine, 'settings.write', { change: { threshold: 1 } });
    await expect.poll(() => engine.inside.parts.deriveAgain.run()).toBe(true);
    const { items } = await asked(engine, 'review.items', { detections: [...detections] });
    expect(items).toMatchObject([{ species: { code: trill }, review: { verdict: 'confirmed' } }]);
    const page = await asked(engine, 'detection.read', { detection: items[0]!.detection });
    expect(page.detection).toMatchObject({ startSeconds, endSeconds });
    const shown = await asked(engine, 'review.queue', { filter: {}, order: 'oldest-heard', limit: 10 });
    expect(shown.detections).toEqual(expect.arrayContaining([...detections]));
    const considered = await asked(engine, 'search.missed', { ...missed, order: 'score', species: trill });
    expect(considered.total).toBeGreaterThan(0);
    for (const { detections: there } of considered.clips)
      expect(there.map(({ species }) => species.code)).not.toContain(trill);
    await expect(
      asked(engine, 'clips.name', { stretches, species: 'nobody' as SpeciesCode, verdict: 'confirmed' }),
    ).rejects.toThrow('label-unknown');
  } finally {
    await engine.close();
  }
});
