// `npm run bench:search`: how long the search by sound takes over seasons of 10,000 and 1,000,000 clips of 1,024 numbers (`-- --clips 10000000`
// for more), what its sketches find of what an exact comparison finds, and how long training takes with 200 and 20,000 clips.
// `-- --data <folder>` does the first two with the embeddings that a data folder holds.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { openForReading } from '#store/opening/open-for-reading.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { openStore, type Store } from '#store/opening/open-store.ts';
import { savePack } from '#store/settings/model-packs.ts';
import { embeddingBytes } from '#store/embeddings/embedding-file.ts';
import { keptModels } from '#store/embeddings/embedding-runs.ts';
import { blockAt, blocksOf, vectorOf } from '#store/embeddings/read-embeddings.ts';
import { removeSketches, sketchBytes } from '#store/embeddings/sketch-file.ts';
import { writeEmbeddings } from '#store/embeddings/write-embeddings.ts';
import { trainHead } from '#analysis/classifying/train-head.ts';
import { ClipIndex } from '#engine/search/clip-index.ts';
import { seededRandom } from '../demo/random.ts';

const width = 1024;
const clipsPerRecording = 1200;
const wantedFinds = 100;
/** Of these it is said how many of the exact ones were found: behind them everything is about as far away as everything else. */
const compared = 20;
const model = 'b'.repeat(64);
const random = seededRandom(7);

/** Like BirdNET's: mostly small, a few large ones, those of one of 400 voices; no number is negative. */
const voices = Array.from({ length: 400 }, () =>
  Float32Array.from({ length: width }, () => Math.max(0, random.gaussian()) ** 2),
);

/** Noise that is made once and read from anywhere: a million clips would need a thousand million numbers. */
const noise = Float32Array.from({ length: 1_000_003 }, () => 0.8 * random.gaussian());

function clip(target: Int8Array, from: number): number {
  const voice = voices[Math.floor(random.between(0, voices.length))] ?? new Float32Array(width);
  const made = new Float32Array(width);
  const offset = Math.floor(random.between(0, noise.length - width));
  let [largest, squares] = [0, 0];
  for (let at = 0; at < width; at += 1) {
    const value = Math.max(0, (voice[at] ?? 0) + (noise[offset + at] ?? 0));
    made[at] = value;
    largest = Math.max(largest, value);
    squares += value * value;
  }
  for (let at = 0; at < width; at += 1) target[from + at] = Math.round(((made[at] ?? 0) / largest) * 127);
  return largest / 127 / Math.sqrt(squares);
}

/** A season of so many clips, in recordings of an hour, without anything but their embeddings. */
function fill(store: Store, clips: number): void {
  const pack = savePack(store.db, {
    hash: 'h',
    name: 'bench',
    version: '1',
    title: 'Bench',
    windowSeconds: 3,
    labels: [],
  });
  const addRecording = store.db.prepare(
    `INSERT INTO recordings (content_id, name, format, encoding, rate_hz, channels, duration_s, time_source, warnings, added_at)
     VALUES (?, ?, 'wav', 'pcm', 48000, 1, 3600, 'unknown', '[]', '')`,
  );
  const addAnalysis = store.db.prepare(
    `INSERT INTO analyses (recording_id, pack_id, overlap_s, channel, current, clips, sheet, provider, seconds, created_at)
     VALUES (?, ${pack}, 0, 'mix', 1, ?, x'', 'cpu', 0, 'now')`,
  );
  for (let at = 0; at * clipsPerRecording < clips; at += 1) {
    const count = Math.min(clipsPerRecording, clips - at * clipsPerRecording);
    const vectors = new Int8Array(count * width);
    const scales = Float32Array.from({ length: count }, (_, place) => clip(vectors, place * width));
    const recording = addRecording.run(`c${at}`, `r${at}`).lastInsertRowid;
    const analysis = Number(addAnalysis.run(recording, count).lastInsertRowid);
    writeEmbeddings(store.embeddings.made(), { analysis, stamp: 'now', model, title: 'Bench', width, vectors, scales });
  }
}

function benchSearch(clips: number): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'songsight-bench-search-'));
  const store = openStore(folder);
  try {
    const filled = timed(() => fill(store, clips));
    console.log(`${clips} clips, made in ${(filled / 1000).toFixed(0)} s`);
    const likes = Array.from({ length: 5 }, () => {
      const vectors = new Int8Array(width);
      const scale = clip(vectors, 0);
      return Float32Array.from(vectors, (part) => part * scale);
    });
    measure(store, { model, width }, likes);
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The embeddings that a data folder holds of one model, with clips of its own looked for. */
function benchFolder(folder: string): void {
  const store = openStore(folder);
  try {
    const kept = store.embeddings.opened();
    const [most] = kept === null ? [] : keptModels(kept);
    if (kept === null || most === undefined) throw new Error(`No embeddings are kept in ${folder}`);
    const index = new ClipIndex(most.model, most.width, folder);
    index.follow(store.db, kept);
    const every = Math.max(1, Math.floor(index.clips / 200));
    const likes = Array.from({ length: Math.floor(index.clips / every) }, (_, at) => index.clipAt(at * every)).flatMap(
      (found) => {
        const block = found === null ? null : blockAt(kept, found.run.run, found.clip);
        if (found === null || block === null) return [];
        const { vectors, from, scale } = vectorOf(block, found.clip, most.width);
        // A clip of silence has no direction that could be looked for.
        if (scale === 0) return [];
        return [Float32Array.from({ length: most.width }, (_, place) => (vectors[from + place] ?? 0) * scale)];
      },
    );
    console.log(
      `${most.title}, ${index.clips} clips of ${most.recordings} recordings, ${likes.length} of them looked for`,
    );
    measure(store, most, likes);
  } finally {
    store.close();
  }
}

type Of = { readonly model: string; readonly width: number };

function measure(store: Store, of: Of, likes: readonly Float32Array[]): void {
  removeSketches(store.folder, of.model);
  const kept = openForReading(store.embeddings.path);
  const begun = new ClipIndex(of.model, of.width, store.folder);
  const made = timed(() => begun.follow(store.db, kept));
  // As after the next start.
  const index = new ClipIndex(of.model, of.width, store.folder);
  const read = timed(() => index.follow(store.db, kept));
  const allowed = new Uint8Array(index.clips).fill(1);
  const similar = (like: Float32Array, candidates?: number): number[] =>
    index.similar(kept, [like], allowed, wantedFinds, candidates).map(({ place }) => place);
  const first = timed(() => similar(likes[0] ?? new Float32Array(of.width)));
  const times = likes.map((like) => timed(() => similar(like))).toSorted((one, other) => one - other);
  const [least, middle, most] = [times[0], times[Math.floor(times.length / 2)], times.at(-1)];
  const size = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  const sketches = sketchBytes(store.folder);
  console.log(
    `  ${size(embeddingBytes(store.folder) - sketches)}, sketches ${size(sketches)} made in ${made.toFixed(0)} ms, read in ${read.toFixed(0)} ms, first search ${first.toFixed(0)} ms, then ${middle?.toFixed(0)} ms (${least?.toFixed(0)} to ${most?.toFixed(0)})`,
  );
  const exact = exactFinds(kept, index, likes);
  // Where as many clips of every hundred are compared exactly as in a larger season.
  const fewer = [0.01, 0.001].map((share) => Math.ceil(share * index.clips)).filter((each) => each > 2 * compared);
  for (const candidates of [undefined, ...fewer]) {
    const shares = likes.map((like, at) => {
      const found = new Set(similar(like, candidates));
      const wanted = exact[at] ?? [];
      return wanted.filter((place) => found.has(place)).length / wanted.length;
    });
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    const whole = shares.filter((share) => share === 1).length / shares.length;
    console.log(
      `  ${candidates ?? 'usual'} candidates: ${(100 * mean).toFixed(2)} % of the exact ${compared} found, all of them in ${(100 * whole).toFixed(1)} % of searches, at worst ${(100 * Math.min(...shares)).toFixed(0)} %`,
    );
  }
  kept.close();
}

/** The most similar clips by a comparison of everything, for each of what is looked for. */
function exactFinds(kept: SongDatabase, index: ClipIndex, likes: readonly Float32Array[]): number[][] {
  const found = likes.map((): { place: number; similarity: number }[] => []);
  for (const { run, from, width: numbers } of index.runs)
    for (const { firstClip, vectors, scales } of blocksOf(kept, run))
      for (const [at, scale] of scales.entries())
        for (const [which, like] of likes.entries()) {
          let sum = 0;
          for (let place = 0; place < numbers; place += 1)
            sum += (like[place] ?? 0) * (vectors[at * numbers + place] ?? 0);
          keepBest(found[which] ?? [], { place: from + firstClip + at, similarity: sum * scale });
        }
  return found.map((best) => best.map(({ place }) => place));
}

function keepBest(best: { place: number; similarity: number }[], each: { place: number; similarity: number }): void {
  const last = best.at(-1);
  if (best.length === compared && last !== undefined && each.similarity <= last.similarity) return;
  const at = best.findIndex(({ similarity }) => similarity < each.similarity);
  best.splice(at < 0 ? best.length : at, 0, each);
  if (best.length > compared) best.pop();
}

async function benchTraining(clips: number): Promise<void> {
  const vectors = new Int8Array(clips * width);
  const scales = Float32Array.from({ length: clips }, (_, at) => clip(vectors, at * width));
  const targets = Int8Array.from({ length: clips }, () => (random.between(0, 1) < 0.3 ? 1 : 0));
  const recordings = Array.from({ length: clips }, (_, at) => at % Math.max(10, clips / 20));
  const started = performance.now();
  const never = { progress: () => undefined, signal: new AbortController().signal };
  await trainHead({ embeddings: { width, vectors, scales }, recordings, labels: [targets] }, never);
  const ms = performance.now() - started;
  console.log(`training on ${clips} clips: ${(ms / 1000).toFixed(1)} s for one label with its five folds`);
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

const given = (name: string): string | undefined =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const [clips, data] = [given('--clips'), given('--data')];
console.log(`load ${loadavg()[0]?.toFixed(1) ?? ''} of ${cpus().length} cores`);
if (data !== undefined) benchFolder(path.resolve(data));
else if (clips !== undefined) benchSearch(Number(clips));
else {
  for (const each of [10_000, 1_000_000]) benchSearch(each);
  for (const each of [200, 20_000]) await benchTraining(each);
}
