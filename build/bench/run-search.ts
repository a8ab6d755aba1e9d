// `npm run bench:search`: how long the search by sound takes over seasons of 10,000 and 1,000,000 clips of 1,024 numbers (`-- --clips 10000000`
// for more), what its sketches find of what an exact comparison finds, and how long training takes with 200 and 20,000 clips.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openForReading } from '#store/opening/open-for-reading.ts';
import { openStore, type Store } from '#store/opening/open-store.ts';
import { savePack } from '#store/settings/model-packs.ts';
import { embeddingBytes } from '#store/embeddings/embedding-file.ts';
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
    fill(store, clips);
    const kept = openForReading(store.embeddings.path);
    const index = new ClipIndex(model, width);
    const loaded = timed(() => index.follow(store.db, kept));
    const allowed = new Uint8Array(index.clips).fill(1);
    const similar = (like: Float32Array, most: number): number[] =>
      index.similar(kept, [like], allowed, most).map(({ place }) => place);
    const likes = Array.from({ length: 5 }, () => {
      const vectors = new Int8Array(width);
      const scale = clip(vectors, 0);
      return Float32Array.from(vectors, (part) => part * scale);
    });
    const [least, , middle, , most] = likes
      .map((like) => timed(() => similar(like, wantedFinds)))
      .toSorted((a, b) => a - b);
    const size = (embeddingBytes(folder) / 1e6).toFixed(0);
    console.log(
      `${clips} clips: ${size} MB, sketches made in ${loaded.toFixed(0)} ms, a search in ${middle?.toFixed(0)} ms (${least?.toFixed(0)} to ${most?.toFixed(0)})`,
    );
    // An exact comparison reads everything: of a million clips it is no bench any more.
    if (clips <= 100_000)
      console.log(`  ${(100 * sharedOf(likes, similar, clips)).toFixed(1)} % of the exact ${compared}`);
    kept.close();
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The share of the most similar clips by an exact comparison of all that the sketches let through. */
function sharedOf(
  likes: readonly Float32Array[],
  similar: (like: Float32Array, most: number) => readonly number[],
  clips: number,
): number {
  const shares = likes.map((like) => {
    const found = new Set(similar(like, wantedFinds).slice(0, compared));
    return (
      similar(like, clips)
        .slice(0, compared)
        .filter((place) => found.has(place)).length / compared
    );
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
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

const asked = process.argv.indexOf('--clips');
for (const clips of asked < 0 ? [10_000, 1_000_000] : [Number(process.argv[asked + 1])]) benchSearch(clips);
if (asked < 0) for (const clips of [200, 20_000]) await benchTraining(clips);
