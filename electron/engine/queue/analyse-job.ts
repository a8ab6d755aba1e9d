import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { KnownFailure } from '#contract/failure.ts';
import type { StartClaim } from '#contract/recordings.ts';
import { answered, isNoAnswer } from '#analysis/reading/file-bytes.ts';
import type { Analysis, Analyst } from '#analysis/process/analyst.ts';
import { fileNameTime, folderTime } from '#analysis/metadata/file-name-time.ts';
import { patternTime } from '#analysis/metadata/pattern-time.ts';
import {
  analysisById,
  knownAnalysis,
  makeCurrent,
  requeueOutdated,
  type AnalysisKey,
  type KnownAnalysis,
} from '#store/recordings/analyses.ts';
import { noteMarks } from '#store/queue/file-marks.ts';
import { enqueueFiles, type QueuedFile } from '#store/queue/file-queue.ts';
import { finishFile, noteContent } from '#store/recordings/save-analysis.ts';
import { isAnyWaiting } from '#store/queue/watch-counts.ts';
import { readContent, shortBytes, type Content } from '../watching/content-id.ts';
import { entryOf, probeFile } from '../watching/content-probe.ts';
import { lacksWanted, wantsEmbeddings } from '../search/keep-embeddings.ts';
import { placeStored } from './derive-again.ts';
import { analysisKey, folderKeys, prepareRanges, type EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { placeOne } from '../time-and-place/time-and-station-again.ts';
import { lyingElsewhere } from './lying-elsewhere.ts';
import { alike, sameRecording, type FoundSound } from './same-recording.ts';
import { saveListened, type HeardBy } from './save-listened.ts';
import type { Listened, Save, Saved } from './save-together.ts';

/** How one file is gone through, and who writes what comes of it. */
export type JobHow = { heard(fraction: number): void; readonly signal: AbortSignal; readonly save: Save };

/**
 * Takes one file from the queue to its rows: identifies its content, listens to it unless that content is known, and has all
 * written at once.
 * @throws KnownFailure for everything that can be wrong with the file, the analyst or the disk.
 */
export async function listenToFile(engine: EngineCore, file: QueuedFile, how: JobHow): Promise<Listened> {
  const path = join(file.folderPath, file.relativePath);
  if (file.rawPath !== null) throw new KnownFailure('file-unreadable', 'file-name-not-unicode', { path });
  const content = await contentAsQueued(engine, file, path, how.signal);
  if (content === null) return { kind: 'held-back' };
  const note = (): void => noteMarks(engine.store.db, [{ file: file.id, entry: content.entry, probe: content.probe }]);
  const asked = wantedKey(engine, file);
  const save: Save = (write) =>
    how.save(() => {
      note();
      const saved = write();
      // Another model or other settings were chosen when this was heard already, and not yet written.
      const wanted = wantedKey(engine, file);
      const only = { folders: [], files: [file.id] };
      if (!isDeepStrictEqual(wanted, asked)) requeueOutdated(engine.store.db, only, wanted);
      return saved;
    });
  try {
    return await engine.folderModels.with(file.folder, engine.packId, ({ analyst, facts }, packId) => {
      const known = knownIn(engine, file, content, packId);
      if (known !== null && !lacksWanted(engine, known.analysis, facts.pack))
        return save(() => takeKnown(engine, file, known, content));
      const by = { facts, packId, key: analysisKey(engine, packId) };
      return listenAndSave(engine, file, { path, content, analyst, by }, { ...how, save });
    });
  } catch (thrown) {
    // Of a file that cannot be listened to is known, too, what it looked like.
    note();
    throw thrown;
  }
}

/** What a file of this folder is to be listened to with, as things stand. */
function wantedKey(engine: EngineCore, { folder }: QueuedFile): AnalysisKey {
  return folderKeys(engine).get(folder) ?? analysisKey(engine);
}

/** What is in a file that is what was queued; null: it waits again. */
async function contentAsQueued(
  engine: EngineCore,
  file: QueuedFile,
  path: string,
  signal: AbortSignal,
): Promise<Content | null> {
  // Of a short one a look inside costs no more than a look at its entry.
  const content = file.sizeBytes <= shortBytes ? await readContent(path, signal).catch(nullWhereNotThere) : null;
  const isAsQueued = content?.sizeBytes === file.sizeBytes && content.modifiedMs === file.modifiedMs;
  if (isAsQueued) return content;
  return (await heldBack(engine, file, path, null)) ? null : readContent(path, signal);
}

/** What is not there, or is a link that leads nowhere, is said by a look at its entry. */
function nullWhereNotThere(thrown: unknown): null {
  const isThere = !(thrown instanceof KnownFailure) || !['file-missing', 'file-unreadable'].includes(thrown.code);
  if (isThere || isNoAnswer(thrown)) throw thrown;
  return null;
}

type ToListen = {
  readonly path: string;
  readonly content: Content;
  readonly analyst: Analyst;
  readonly by: HeardBy;
};

async function listenAndSave(
  engine: EngineCore,
  file: QueuedFile,
  { path, content, analyst, by }: ToListen,
  { heard, signal, save }: JobHow,
): Promise<Listened> {
  const { db } = engine.store;
  const { overlapSeconds, channel, soundscapes: soundscape } = engine.settings.current();
  const embeddings = wantsEmbeddings(engine);
  const { attempts } = file;
  const how = { embeddings, soundscape, alone: attempts > 0, spread: isSpread(engine, file) };
  const ask = { path, overlapSeconds, channel, ...how };
  const analysis = await analyst.listen(ask, heard, signal);
  if (await heldBack(engine, file, path, content)) return { kind: 'held-back' };
  const { latitude, longitude } = analysis.recording;
  await prepareRanges(engine, latitude === null || longitude === null ? [] : [{ latitude, longitude }]);
  const found = foundSound(engine, file, content, analysis);
  const candidates = alike(db, found).map(({ recording }) => recording);
  const elsewhere = await lyingElsewhere(db, file.id, candidates);
  return save(() => {
    // One that came up in the meantime was heard in another file just now.
    const same = sameRecording(db, found, (recording) => elsewhere.has(recording) || !candidates.includes(recording));
    return saveListened(engine, file, { content, analysis, same, by });
  });
}

/** A file below this is heard before others have begun to help. */
const worthSharingBytes = 4 * 1024 ** 2;

/** Whether several analysts are to listen to it together, as far as they have nothing else to do. */
function isSpread({ store }: EngineCore, { attempts, sizeBytes }: QueuedFile): boolean {
  return attempts === 0 && sizeBytes > worthSharingBytes && !isAnyWaiting(store.db);
}

function foundSound(
  { settings }: EngineCore,
  file: QueuedFile,
  { hash, formerId }: Content,
  analysis: Analysis | null,
): FoundSound {
  const name = basename(file.relativePath);
  return {
    file: file.id,
    name,
    modifiedMs: file.modifiedMs,
    hashes: formerId === null ? [hash] : [hash, formerId],
    claims: analysis?.recording.claims ?? pathClaims(file),
    nameTime: patternTime(settings.current().namePattern),
    recorderId: analysis?.recording.recorderId ?? null,
    sound: analysis === null ? null : { ...analysis.sound, durationSeconds: analysis.recording.durationSeconds },
  };
}

/** The times in the names of a file and its folder: of two files with one content only these can differ. */
function pathClaims({ folderPath, relativePath }: QueuedFile): StartClaim[] {
  const path = join(folderPath, relativePath);
  const name = basename(path);
  const [fromName, fromFolder] = [fileNameTime(name), folderTime(basename(dirname(path)), name)];
  return [
    ...(fromName === null ? [] : [{ source: 'file-name' as const, start: fromName }]),
    ...(fromFolder === null ? [] : [{ source: 'folder-name' as const, start: fromFolder }]),
  ];
}

/** The analysis of now of the recording that has this very content. */
function knownIn(engine: EngineCore, file: QueuedFile, content: Content, packId: number): KnownAnalysis | null {
  const same = sameRecording(engine.store.db, foundSound(engine, file, content, null), () => true);
  return same.kind === 'same' ? knownAnalysis(engine.store.db, same.recording, analysisKey(engine, packId)) : null;
}

/**
 * Whether the file is no longer what was queued: it is being written, or was replaced. Then it waits for its new size to rest.
 * @param read what was read in it before; null: nothing yet.
 */
async function heldBack(engine: EngineCore, file: QueuedFile, path: string, read: Content | null): Promise<boolean> {
  const facts = await answered(stat(path), path).catch(async (cause: unknown) => {
    if (cause instanceof KnownFailure) throw cause;
    const isLink = (await lstat(path).catch(() => null))?.isSymbolicLink() === true;
    if (isLink) throw new KnownFailure('file-unreadable', 'file-link-astray', { path, cause });
    throw new KnownFailure('file-missing', 'file-gone', { path, cause });
  });
  const modifiedMs = Math.round(facts.mtimeMs);
  const other = read !== null && entryOf(facts) !== read.entry && (await hasChanged(path, read));
  if (facts.size === file.sizeBytes && modifiedMs === file.modifiedMs && !other) return false;
  const notBeforeMs = engine.clock.now() + engine.settings.current().stableSeconds * 1000;
  const seen = { relativePath: file.relativePath, sizeBytes: facts.size, modifiedMs, notBeforeMs, other };
  enqueueFiles(engine.store.db, file.folder, [seen], nowText(engine.clock));
  return true;
}

/** Another entry on the disk is a reason to look inside again. */
async function hasChanged(path: string, { probe }: Content): Promise<boolean> {
  return (await probeFile(path)).probe !== probe;
}

function takeKnown(engine: EngineCore, file: QueuedFile, known: KnownAnalysis, { hash }: Content): Saved {
  const { db } = engine.store;
  const analysis = analysisById(db, known.analysis);
  if (analysis !== null && !known.current) makeCurrent(db, analysis);
  noteContent(db, hash, known.recording);
  finishFile(db, file.id, known.recording, nowText(engine.clock));
  const moved = placeOne(engine, known.recording);
  if (analysis !== null && (moved || !known.current)) placeStored(engine, analysis);
  return { listened: { kind: 'known' } };
}
