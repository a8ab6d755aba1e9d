import { setTimeout as rest } from 'node:timers/promises';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { FolderRow } from '#store/queue/folders.ts';
import { markMissing, presentFiles } from '#store/queue/file-queue.ts';
import type { EngineCore } from '../engine.ts';
import { restedAtMs } from '../watching/content-probe.ts';
import { enqueueSeen } from '../watching/enqueue-seen.ts';
import { scanFolder, type Scan, type SeenFile } from '../watching/scan-folder.ts';
import { letOthersRun } from '../watching/settle.ts';

const batchSize = 500;
/** The first ones are listened to while others are looked for. */
const firstBatch = 32;
/** A slow drive's recordings do not wait until so many are found. */
const longestWaitMs = 500;
/**
 * What has been found is more than can be heard at once: looking further takes a quarter of this thread then, so that the first
 * recordings do not wait for 800,000 others.
 */
const restFactor = 3;
const longestRestMs = 2000;

/**
 * Looks through a whole folder: new and changed recordings come into the queue in batches, known ones that are gone are marked
 * missing. A file found here may still be growing: until it has rested for the stable time it is held back; the queue then looks again.
 * @param found how many recordings were seen so far, after each batch; true: there is enough to listen to, which goes before.
 * @param share only these come into the queue, by relative path; null: all.
 * @returns what kept recordings from being found, in a sentence, or null.
 * @throws the file system's error when the folder itself cannot be read.
 */
export async function enqueueFolder(
  engine: EngineCore,
  folder: FolderRow,
  found: (seen: number) => boolean,
  signal: AbortSignal,
  share: ReadonlySet<string> | null = null,
): Promise<Sentence | null> {
  const scan: Scan = { unreadable: [], unknown: [] };
  const seen = new Set<string>();
  let batch: (SeenFile & { notBeforeMs: number })[] = [];
  let flushedAt = performance.now();
  let notBeforeMs = 0;
  const flush = async (): Promise<void> => {
    await enqueueSeen(engine, folder, batch);
    batch = [];
    const tookMs = performance.now() - flushedAt;
    if (found(seen.size)) await restFor(Math.min(longestRestMs, tookMs * restFactor), signal);
    flushedAt = performance.now();
  };
  for await (const file of scanFolder(folder.path, scan)) {
    if (signal.aborted) return null;
    seen.add(file.relativePath);
    if (share?.has(file.relativePath) === false) continue;
    const stableMs = engine.settings.current().stableSeconds * 1000;
    // None before those with earlier names: recordings are heard in their order.
    notBeforeMs = Math.max(notBeforeMs, restedAtMs(file, engine.clock.now(), stableMs));
    batch.push({ ...file, notBeforeMs });
    const enough = seen.size <= batchSize ? firstBatch : batchSize;
    if (batch.length >= enough || performance.now() - flushedAt > longestWaitMs) await flush();
  }
  await flush();
  for (const path of scan.unreadable) engine.log.warn(`The folder ${path} in ${folder.path} cannot be read.`);
  await markGone(engine, folder, seen, scan, signal);
  return unreadableTrouble(scan);
}

/** An end cuts it short. */
async function restFor(ms: number, signal: AbortSignal): Promise<void> {
  await rest(ms, undefined, { signal }).catch(() => undefined);
}

/** Sub folders that cannot be opened, told in one sentence. */
function unreadableTrouble({ unreadable }: Scan): Sentence | null {
  const [folder] = unreadable;
  if (folder === undefined) return null;
  const values = { folder, count: unreadable.length };
  return sentence('subfolder-unreadable', values);
}

async function markGone(
  engine: EngineCore,
  folder: FolderRow,
  seen: ReadonlySet<string>,
  scan: Scan,
  signal: AbortSignal,
): Promise<void> {
  const open = [...scan.unreadable, ...scan.unknown];
  const unknown = (path: string): boolean => open.some((entry) => path === entry || path.startsWith(`${entry}/`));
  let gone: string[] = [];
  let looked = 0;
  for (const path of presentFiles(engine.store.db, folder.id)) {
    if (!seen.has(path) && !unknown(path)) gone.push(path);
    looked += 1;
    if (looked % batchSize === 0) await letOthersRun();
    if (signal.aborted) return;
    if (gone.length >= batchSize) gone = (markMissing(engine.store.db, folder.id, gone), []);
  }
  markMissing(engine.store.db, folder.id, gone);
}
