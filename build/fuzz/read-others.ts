import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { patternTime } from '#analysis/metadata/pattern-time.ts';
import { readPack } from '#analysis/models/model-set.ts';
import { prepareModel } from '#analysis/models/importing/prepare-model.ts';
import { convertTflite } from '#analysis/models/tflite/tflite.ts';
import { nameParts } from '#contract/schema/name-pattern.ts';
import { readDetectionPage } from '#engine/review/detection-page.ts';
import { exportDetections } from '#store/export-rows/detections-export.ts';
import { openStore } from '#store/opening/open-store.ts';
import { diskFailure } from '#store/opening/sqlite-failure.ts';
import { readGallery } from '#store/gallery/gallery.ts';
import { fileCounts } from '#store/queue/watch-counts.ts';

const fixtures = path.join(import.meta.dirname, '../../tests/fixtures');

/** What is done with a file of this kind, in a folder of its own that is gone afterwards. */
type Reading = (file: string, folder: string) => Promise<unknown>;

const readings: readonly (readonly [ending: string, read: Reading])[] = [
  ['.manifest.json', readManifest],
  ['.labels.txt', (file, folder) => prepare(path.join(fixtures, 'classifiers/BirdNET_V3.0_tiny.onnx'), file, folder)],
  ['.labels.csv', (file, folder) => prepare(path.join(fixtures, 'classifiers/BirdNET_V3.0_tiny.onnx'), file, folder)],
  ['.zip', (file, folder) => prepare(file, null, folder)],
  ['.tflite', async (file) => convertTflite(await readFile(file))],
  ['.pattern', readPattern],
  ['.db', readDatabase],
];

/** How a file that is no recording is read, by its ending; null for recordings. */
export function otherReading(file: string): (() => Promise<void>) | null {
  const reading = readings.find(([ending]) => file.endsWith(ending))?.[1];
  if (reading === undefined) return null;
  return async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'songsight-fuzz-of-'));
    try {
      await reading(file, folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

async function prepare(file: string, labels: string | null, folder: string): Promise<void> {
  const stage = path.join(folder, 'stage');
  await mkdir(stage);
  await prepareModel({ path: file, labels, stage, knownCodes: new Map(), createdAt: '2026-05-01T00:00:00Z' });
}

async function readManifest(file: string, folder: string): Promise<void> {
  await cp(path.join(fixtures, 'models/tiny'), folder, { recursive: true });
  await cp(file, path.join(folder, 'manifest.json'));
  await readPack(folder);
}

/** A person's pattern, as far as the settings take it, held against names that are long and alike. */
async function readPattern(file: string): Promise<void> {
  const pattern = (await readFile(file, 'latin1')).slice(0, 200);
  if (nameParts(pattern) === null) return;
  const time = patternTime(pattern);
  for (const name of ['20230419_064512.wav', 'a'.repeat(500), '1'.repeat(500), pattern.repeat(3)]) time(name);
}

/** A database that somebody else made: opened, looked through, closed. */
async function readDatabase(file: string, folder: string): Promise<void> {
  await cp(file, path.join(folder, 'songsight.db'));
  const store = openStore(folder);
  try {
    fileCounts(store.db);
    readGallery(store.db, { offset: 0, limit: 50, order: 'best-score', filter: {}, picturesOnly: false });
    let pages = 0;
    for (const row of exportDetections(store.db, {})) if ((pages += 1) < 20) readDetectionPage(store.db, row.id);
  } catch (thrown) {
    // As every question's trouble with the disk is said.
    throw diskFailure(thrown);
  } finally {
    store.close();
  }
}
