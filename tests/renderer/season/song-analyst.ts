import { basename } from 'node:path';
import type { Analysis, Analyst, DrawAsk, DrawnPicture, ListenAsk, PackFacts } from '#analysis/process/analyst.ts';
import { FakeAnalyst, fakePack } from '../../engine/analysts/fake-analyst.ts';
import { random } from '../../store/generated-database.ts';
import { birds } from './birds.ts';
import { blot } from './blot.ts';

/** The pack that knows the birds of the window's tests. */
const songPack: PackFacts = {
  ...fakePack,
  name: 'marsh',
  title: 'Marsh birds',
  labels: birds.map((bird) => ({
    ...bird,
    ...(bird.code === 'song_sparrow' ? { names: { de: 'Singammer' } } : {}),
    kind: 'species' as const,
    threshold: 0.5,
  })),
};

/** Hears birds where the name of the file says so, and paints blots: all that is not real in the window's tests. */
export class SongAnalyst extends FakeAnalyst {
  override async describe(): ReturnType<Analyst['describe']> {
    return { ...(await super.describe()), pack: songPack };
  }

  override async listen(ask: ListenAsk, heard: (fraction: number) => void, signal: AbortSignal): Promise<Analysis> {
    const analysis = await super.listen(ask, heard, signal);
    return { ...analysis, sheet: songSheet(basename(ask.path), analysis.sheet.startSeconds) };
  }

  override async draw(ask: DrawAsk, signal: AbortSignal): Promise<DrawnPicture> {
    const drawn = await super.draw(ask, signal);
    const frames = drawn.frames.map((_, step) => blot(ask.seed + step));
    return { ...drawn, png: frames.at(-1) ?? blot(ask.seed), frames };
  }
}

/** Two labels of every clip; the first one is heard in every second clip. Early birds sing early. */
function songSheet(name: string, startSeconds: Float64Array): Analysis['sheet'] {
  const next = random(Number(name.replaceAll(/\D/g, '')) % 2 ** 31);
  const hour = Number(name.slice(9, 11));
  const best = [...startSeconds].map(() => Math.floor(next() * (hour < 8 ? 4 : birds.length)));
  const scores = best.flatMap((_, clip) => (clip % 2 === 0 ? [0.55 + 0.45 * next(), 0.1] : [0.2, 0.1]));
  return {
    depth: 2,
    startSeconds,
    labels: Uint16Array.from(best.flatMap((label) => [label, (label + 1) % birds.length])),
    scores: Float32Array.from(scores),
    lastPadded: false,
  };
}
