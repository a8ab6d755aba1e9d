import { packSheet } from '#analysis/classifying/score-sheet.ts';
import type { FolderId } from '#contract/ids.ts';
import type { Species, SpeciesCode } from '#contract/species.ts';
import type { RecordingFacts } from '#contract/recordings.ts';
import { enqueueFiles, takeFile } from '#store/queue/file-queue.ts';
import { addFolder } from '#store/queue/folders.ts';
import { openStore, type Store, type StoreOptions } from '#store/opening/open-store.ts';
import { savePack } from '#store/settings/model-packs.ts';
import { saveAnalysis } from '#store/recordings/save-analysis.ts';

export type DatabaseSize = {
  readonly recordings: number;
  readonly detectionsPerRecording: number;
  readonly species: number;
  /** Names of the species instead of "Species 0" and so on. */
  readonly named?: readonly Species[];
  readonly picturesDone: boolean;
  /** From one recording of a recorder to its next; 10 unless told otherwise. */
  readonly stepMinutes?: number;
};

/** Numbers in 0 ... 1 that are the same on every machine (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const facts: RecordingFacts = {
  format: 'wav',
  encoding: 'PCM 16-bit',
  rateHz: 48_000,
  channels: 1,
  durationSeconds: 300,
  start: null,
  timeSource: 'file-name',
  recorder: 'AudioMoth',
  recorderId: '24F319046035A5D3',
  gain: 'medium',
  batteryVolts: 4.2,
  temperatureC: 11,
  claims: [],
  deploymentId: null,
  latitude: null,
  longitude: null,
  filter: null,
  trigger: null,
  timeDoubts: [],
  warnings: [],
};

/** A database as months of recording leave it: several recorders with a recording every ten minutes, written by our own functions. */
export function generateDatabase(folder: string, size: DatabaseSize, options: StoreOptions = {}): Store {
  const store = openStore(folder, options);
  const { db } = store;
  db.pragma('synchronous = OFF');
  const pack = { hash: 'h', name: 'made', version: '1', title: 'Made', windowSeconds: 3, labels: labels(size) };
  const packId = savePack(db, pack);
  const folderId = addFolder(db, '/recordings', true, 'now').id;
  const next = random(7);
  db.transaction(() => {
    const putBack = withoutIndices(store);
    for (let at = 0; at < size.recordings; at += 1) saveOne(store, { folderId, packId, at }, size, next);
    if (size.picturesDone) finishAllPictures(store);
    putBack();
  })();
  db.pragma('synchronous = NORMAL');
  db.pragma('wal_checkpoint(TRUNCATE)');
  return store;
}

/** Takes the indices away that saving does not look anything up in, until all is written: half of the time. */
function withoutIndices({ db }: Store): () => void {
  const indices = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
       AND (tbl_name = 'detections' AND name <> 'detections_recording' OR name = 'pictures_file')`,
    )
    .all();
  for (const { name } of indices) db.exec(`DROP INDEX ${name}`);
  return () => {
    for (const { sql } of indices) db.exec(sql);
  };
}

const labels = ({ species, named }: DatabaseSize) =>
  Array.from({ length: species }, (_, index) => ({
    code: codeOf(index),
    scientificName: `Genus species${index}`,
    commonName: `Species ${index}`,
    ...named?.[index],
    kind: 'species' as const,
    threshold: 0.5,
  }));

const codeOf = (index: number): SpeciesCode => `species_${index}` as SpeciesCode;

type Place = { readonly folderId: FolderId; readonly packId: number; readonly at: number };

function saveOne({ db }: Store, { folderId, packId, at }: Place, size: DatabaseSize, next: () => number): void {
  const relativePath = `R${at % 4}/${at}.WAV`;
  enqueueFiles(db, folderId, [{ relativePath, sizeBytes: at, modifiedMs: at, notBeforeMs: 0 }], 'now');
  const file = takeFile(db, { only: null, away: [], nowMs: 1, longestWaitMs: 1000 });
  if (file === null) throw new Error('the queue lost a file');
  const startMs = Date.UTC(2026, 2, 1) + Math.floor(at / 4) * (size.stepMinutes ?? 10) * 60_000;
  const local = new Date(startMs).toISOString().slice(0, -1);
  const heard = Array.from({ length: size.detectionsPerRecording }, (_, index) => ({
    label: Math.floor(next() ** 2 * size.species),
    startSeconds: index * 6,
    endSeconds: index * 6 + 3,
    bestClipStartSeconds: index * 6,
    score: 0.5 + next() / 2,
    clips: 1,
  }));
  const detections = heard.map(({ label, ...each }) => ({
    species: size.named?.[label]?.code ?? codeOf(label),
    ...each,
  }));
  saveAnalysis(db, {
    file: file.id,
    contentId: `content-${at}`,
    sound: { id: `sound-${at}`, pieces: new Uint8Array(0), silent: false },
    into: null,
    fileName: `${at}.WAV`,
    facts: { ...facts, start: at % 50 === 0 ? null : { local, offsetMinutes: 120 } },
    key: { packId, overlapSeconds: 0, channel: 'mix' },
    clips: 100,
    sheet: sheetOf(heard, size.species),
    detections,
    provider: 'cpu',
    seconds: 1,
    pictures: {
      policy: size.picturesDone ? 'every' : 'off',
      painter: 'fine',
      sampler: 'ddim',
      steps: 1,
      guidanceScale: 1,
      modelName: 'made',
      modelHash: 'h',
      seedFor: (start) => Math.round(start),
    },
    now: 'now',
  });
}

type Heard = { readonly label: number; readonly startSeconds: number; readonly score: number };

/** The clip of every detection: its own label first, the next one in the list with what is left. */
function sheetOf(detections: readonly Heard[], species: number): Uint8Array {
  const own = detections.map(({ label }) => label);
  return packSheet({
    depth: Math.min(2, species),
    startSeconds: Float64Array.from(detections, ({ startSeconds }) => startSeconds),
    labels: Uint16Array.from(own.flatMap((label) => [label, (label + 1) % species].slice(0, species))),
    scores: Float32Array.from(detections.flatMap(({ score }) => [score, (1 - score) / 2].slice(0, species))),
    lastPadded: false,
  });
}

function finishAllPictures({ db }: Store): void {
  db.exec(`UPDATE pictures SET state = 'done', file = printf('aa/%032x.png', id)`);
  db.exec('UPDATE detections SET picture_id = (SELECT id FROM pictures p WHERE p.detection_id = detections.id)');
}
