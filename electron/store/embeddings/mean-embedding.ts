import type { SongDatabase } from '../opening/song-database.ts';
import { blocksOf, type ShownRun } from './read-embeddings.ts';
import type { Centre } from './sketch-file.ts';

/** Clips from which the mean of each number is taken: more change nothing. */
export const clipsForCentre = 4096;

/** The mean of each number over clips of the whole season: models that give no negative numbers would all have the same sketch without it. */
export function centreOf(kept: SongDatabase, runs: readonly ShownRun[], width: number): Centre {
  const centre = new Float32Array(width);
  const step = Math.max(1, Math.floor(runs.length / (clipsForCentre / 8)));
  let clips = 0;
  for (let at = 0; at < runs.length && clips < clipsForCentre; at += step) {
    for (const { vectors, scales } of blocksOf(kept, runs[at]?.run ?? 0)) {
      for (const [clip, scale] of scales.entries())
        for (let place = 0; place < width; place += 1)
          centre[place] = (centre[place] ?? 0) + (vectors[clip * width + place] ?? 0) * scale;
      clips += scales.length;
      if (clips >= clipsForCentre) break;
    }
  }
  return { values: centre.map((sum) => sum / Math.max(1, clips)), clips };
}
