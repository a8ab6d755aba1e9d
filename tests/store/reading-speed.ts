/** Run as a program: makes a database of a million detections (or as many recordings as are named) and prints how long reads take. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DetectionFilter } from '#contract/detections.ts';
import type { GalleryOrder } from '#contract/gallery.ts';
import { readGalleryGroups } from '#store/gallery/gallery-groups.ts';
import { readGallery } from '#store/gallery/gallery.ts';
import { readNeighbours } from '#store/detections/neighbours.ts';
import type { DetectionId } from '#contract/ids.ts';
import { detectionsCsv } from '#store/export-rows/detections-csv.ts';
import { exportDetections } from '#store/export-rows/detections-export.ts';
import { readSpeciesReport } from '#store/export-rows/species-report.ts';
import { readTimeline } from '#store/timeline/timeline.ts';
import { fileCounts, pictureCounts } from '#store/queue/watch-counts.ts';
import { generateDatabase } from './generated-database.ts';

const recordings = Number(process.argv[2] ?? 50_000);
const folder = mkdtempSync(join(tmpdir(), 'songsight-speed-'));
const began = performance.now();
const store = generateDatabase(folder, { recordings, detectionsPerRecording: 20, species: 40, picturesDone: true });
const { db } = store;
console.log(
  `${recordings * 20} detections in ${recordings} recordings, made in ${Math.round((performance.now() - began) / 1000)} s`,
);

function time(name: string, act: () => unknown): void {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  console.log(`${name.padEnd(58)} median ${times[2]?.toFixed(1)} ms, worst ${times[4]?.toFixed(1)} ms`);
}

const filters: Record<string, DetectionFilter> = {
  'no filter': {},
  'one species': { species: ['species_0'] },
  'one week': { fromDay: '2026-04-01', toDay: '2026-04-07' },
  'hour 5': { hourOfDay: 5 },
  'score from 0.9': { minScore: 0.9 },
  'score from 0.6': { minScore: 0.6 },
  'all reviews': { review: 'all' },
};
for (const [name, filter] of Object.entries(filters)) {
  time(`timeline hour, ${name}`, () => readTimeline(db, 'hour-of-day', filter));
  time(`timeline day, ${name}`, () => readTimeline(db, 'day', filter));
}
const orders: readonly GalleryOrder[] = ['newest-heard', 'oldest-heard', 'best-score', 'species', 'station'];
for (const order of orders) {
  for (const offset of [0, recordings * 19]) {
    const ask = { offset, limit: 60, order, picturesOnly: false };
    time(`gallery ${order} at ${offset}`, () => readGallery(db, { ...ask, filter: {} }));
  }
}
for (const [name, filter] of Object.entries(filters)) {
  const ask = { offset: 0, limit: 60, order: 'newest-heard', picturesOnly: true } as const;
  for (const by of ['species', 'day', 'station'] as const)
    time(`gallery groups by ${by}, ${name}`, () => readGalleryGroups(db, { by, filter, picturesOnly: true }));
  time(`gallery newest, pictures only, ${name}`, () => readGallery(db, { ...ask, filter }));
}
time('previous and next', () => readNeighbours(db, 12_345 as DetectionId));
time('file and picture counts', () => [fileCounts(db), pictureCounts(db)]);
time('species report', () => readSpeciesReport(db, {}));
time('first 10,000 lines of the detections CSV', () => {
  const lines = detectionsCsv(exportDetections(db, {}));
  for (let line = 0; line < 10_000; line += 1) lines.next();
});
store.close();
rmSync(folder, { recursive: true });
