import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { patternTime } from '#analysis/metadata/pattern-time.ts';
import { checkCopy } from '#store/merging/check-copy.ts';
import type { TellConflict } from '#store/merging/conflict.ts';
import { copyPictures, countLost, dropPictures, endPictures, hasNewPictures } from '#store/merging/copy-pictures.ts';
import { embeddingsMark, mergeEmbeddings, restampEmbeddings } from '#store/merging/merge-embeddings.ts';
import { removeEmptySets } from '#store/merging/frame/merge-annotations.ts';
import { mergeFrame } from '#store/merging/frame/merge-frame.ts';
import { mergeFailedFiles, mergeFreshFiles } from '#store/merging/merge-files.ts';
import { mergeFresh, type MergedRows } from '#store/merging/merge-fresh.ts';
import { mergeKnown, type KnownPair } from '#store/merging/merge-known.ts';
import { mergePhotos } from '#store/merging/merge-photos.ts';
import { mergeSettings } from '#store/merging/merge-settings.ts';
import { mergeSamples } from '#store/merging/review/merge-samples.ts';
import { attachSource, detachSource } from '#store/merging/merge-tables.ts';
import {
  hasPlaces,
  isUntouched,
  lacksPictures,
  mergedSource,
  noteLacking,
  noteMerged,
} from '#store/merging/merged-sources.ts';
import { copySource, countWaiting, removeCopy, type SourceCopy } from '#store/merging/source-copy.ts';
import { countRecordings, listFresh, nextRecordings, type SourceRecording } from '#store/merging/source-recordings.ts';
import type { Store } from '#store/opening/open-store.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { timeInputsOf, writePlacedTime } from '#store/recordings/recording-times.ts';
import type { RecordingId } from '#contract/ids.ts';
import { readPlaceRules, storedNamePattern, type PlaceRules } from '../time-and-place/time-and-station-rules.ts';
import { letOthersRun } from '../watching/settle.ts';
import { findKnown } from './find-known.ts';
import { leavePlacingOpen } from './place-merged.ts';

/** What came of one source. */
export type MergedSourceCounts = MergedRows & {
  /** Recordings that were here already. */
  readonly known: number;
  /** Analyses whose embeddings came. */
  readonly embeddings: number;
  /** Pictures whose files are not to be had: they are painted again. */
  readonly lost: number;
  /** Files of it that still wait to be heard; they are left out. */
  readonly waiting: number;
  /** Its database was merged before as it is: only embeddings may have come. */
  readonly before: boolean;
};

type MergeProgress = (done: number, of: number) => void;

export type MergeTask = {
  readonly store: Store;
  readonly now: () => string;
  readonly tell: TellConflict;
  readonly progress: MergeProgress;
  readonly upgrades: (step: number, of: number) => void;
  readonly signal: AbortSignal;
};

/** So many detections are written in one transaction. */
const detectionsAtOnce = 100_000;

/**
 * Joins one data folder into the open one. It is only read; a merge that is cut short goes on where it stopped.
 * @throws KnownFailure when the source cannot be used, `disk-full`, `cancelled`.
 */
export async function mergeSource(task: MergeTask, folder: string): Promise<MergedSourceCounts> {
  const { db, folder: dataFolder } = task.store;
  const copy = copySource(db, dataFolder, folder);
  try {
    const merged = mergedSource(db, copy.fingerprint);
    const before = merged?.finished === true && !hasMissedPictures(task.store, folder, copy);
    // What still waits there is told each time.
    const known = { ...none(), waiting: before ? countWaiting(copy) : 0, before };
    if (before && !hasNewEmbeddings(task.store, folder, copy)) return known;
    checkCopy(copy.path, folder, task.upgrades);
    attachSource(db, copy.path);
    try {
      if (before) return { ...known, embeddings: takeEmbeddings(task, folder, copy) };
      return await mergeAttached(task, folder, copy, merged?.finished === true ? 0 : (merged?.mergedTo ?? 0));
    } finally {
      detachSource(db);
    }
  } finally {
    removeCopy(db, dataFolder);
  }
}

/** Pictures may come to a folder after its database, as from another disk. */
function hasMissedPictures({ db }: Store, folder: string, { path, fingerprint }: SourceCopy): boolean {
  return lacksPictures(db, fingerprint) && hasNewPictures(db, path, join(folder, 'pictures'));
}

/** Embeddings are made again, or for the first time, after their database was merged. */
function hasNewEmbeddings({ db, embeddings }: Store, folder: string, { fingerprint }: SourceCopy): boolean {
  const mark = embeddingsMark(folder, fingerprint);
  return mark !== null && (embeddings.opened() === null || mergedSource(db, mark) === null);
}

/** Notes them when they are here, so that they are not read again. */
function takeEmbeddings({ store, now }: MergeTask, folder: string, { fingerprint }: SourceCopy): number {
  const mark = embeddingsMark(folder, fingerprint);
  const taken = mergeEmbeddings(store.db, store.embeddings, store.folder, folder);
  if (mark !== null && taken !== null) noteMerged(store.db, mark, { folder, mergedTo: 0, finishedAt: now() });
  return taken ?? 0;
}

const none = (): { -readonly [Key in keyof MergedSourceCounts]: MergedSourceCounts[Key] } => ({
  recordings: 0,
  detections: 0,
  reviews: 0,
  pictures: 0,
  known: 0,
  embeddings: 0,
  lost: 0,
  waiting: 0,
  before: false,
});

async function mergeAttached(
  task: MergeTask,
  folder: string,
  copy: SourceCopy,
  from: number,
): Promise<MergedSourceCounts> {
  const { db, folder: dataFolder } = task.store;
  const { fingerprint } = copy;
  const note = (mergedTo: number, finishedAt: string | null): void =>
    noteMerged(db, fingerprint, { folder, mergedTo, finishedAt });
  db.transaction(() => {
    const placesOfOwn = hasPlaces(db);
    mergeSettings(db, isUntouched(db), task.tell);
    if (mergeFrame(db, task.tell) && placesOfOwn) leavePlacingOpen(db);
    note(from, null);
    if (from === 0) noteLacking(db, fingerprint, folder, false);
  }).immediate();
  const counts = none();
  const rules = readPlaceRules(db);
  const total = countRecordings(db);
  let done = 0;
  for (let mergedTo = from; ;) {
    if (task.signal.aborted) throw new KnownFailure('cancelled', 'merge-stopped');
    const page = nextRecordings(db, mergedTo, detectionsAtOnce);
    const last = page.at(-1);
    if (last === undefined) break;
    const rows = mergePage(task, folder, rules, page, (lost) => {
      note(last.id, null);
      if (lost > 0) noteLacking(db, fingerprint, folder, true);
    });
    for (const key of ['recordings', 'detections', 'reviews', 'pictures', 'known', 'lost'] as const)
      counts[key] += rows[key];
    mergedTo = last.id;
    done += page.length;
    task.progress(done, total);
    await letOthersRun();
  }
  // Before the source is noted as done: a merge that is cut short brings the rest the next time.
  const embeddings = takeEmbeddings(task, folder, copy);
  const waiting = db
    .transaction(() => {
      mergePhotos(db, folder, dataFolder, task.tell);
      mergeSamples(db, task.tell);
      removeEmptySets(db, task.tell);
      const left = mergeFailedFiles(db);
      note(Number.MAX_SAFE_INTEGER, task.now());
      return left;
    })
    .immediate();
  return { ...counts, embeddings, waiting };
}

/** So many recordings in one transaction, pictures first. */
function mergePage(
  { store: { db, embeddings, picturesPath }, tell }: MergeTask,
  folder: string,
  rules: PlaceRules,
  page: readonly SourceRecording[],
  note: (lost: number) => void,
): MergedRows & { known: number; lost: number } {
  const pictures = copyPictures(
    db,
    { source: join(folder, 'pictures'), here: picturesPath },
    page.map(({ id }) => id),
  );
  const lost = countLost(db);
  const nameTime = patternTime(storedNamePattern(db));
  const { unnamed, ...counts } = db
    .transaction(() => {
      const pairs = page.map((recording): [SourceRecording, KnownPair | null] => [
        recording,
        findKnown(db, recording, nameTime),
      ]);
      const fresh = pairs.flatMap(([recording, known]) => (known === null ? [recording] : []));
      listFresh(db, fresh, contentIds(db));
      const rows = mergeFresh(db);
      mergeFreshFiles(db, tell);
      const known = pairs.flatMap(([, pair]) => pair ?? []);
      let { detections, reviews } = rows;
      for (const pair of known) {
        const joined = mergeKnown(db, pair, tell);
        detections += joined.detections;
        reviews += joined.reviews;
        if (joined.moved) placeAgain(db, pair.here as RecordingId, rules);
      }
      note(lost);
      return { ...rows, detections, reviews, known: known.length, lost, unnamed: endPictures(db, pictures) };
    })
    .immediate();
  restampEmbeddings(db, embeddings);
  dropPictures(db, picturesPath, unnamed);
  return counts;
}

function placeAgain(db: SongDatabase, recording: RecordingId, rules: PlaceRules): void {
  const inputs = timeInputsOf(db, recording);
  if (inputs !== null) writePlacedTime(db, recording, rules.place(inputs));
}

/** The content's own hash; where another recording has the same content, one of content and name, as when a file is heard. */
function contentIds(db: SongDatabase): (of: SourceRecording) => string {
  const given = new Set<string>();
  const taken = db.prepare<[string], number>('SELECT 1 FROM main.recordings WHERE content_id = ?').pluck();
  return ({ contentId, name }) => {
    for (let id = contentId, turn = 0; ; turn += 1) {
      if (!given.has(id) && taken.get(id) === undefined) {
        given.add(id);
        return id;
      }
      id = createHash('sha256')
        .update(`${contentId}\n${name}\n${String(turn)}`)
        .digest('hex');
    }
  };
}
