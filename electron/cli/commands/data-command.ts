import type { DataState, DiskSpacePlan } from '#contract/upkeep.ts';
import type { MissingFile } from '#contract/watch.ts';
import { KnownFailure } from '#contract/failure.ts';
import { backUpBeside } from '#engine/exports/placing/export-beside.ts';
import { knownFolders } from '#engine/watching/folder-control.ts';
import type { Engine } from '#engine/start-engine.ts';
import { defaultDataFolder } from '#transports/data-folder.ts';
import { bringBackup } from './bring-backup.ts';
import { sentence } from '#contract/words/sentence.ts';
import { bytesText } from '../bytes-text.ts';
import type { DataCommand, DataOptions } from '../options/data-options.ts';
import { interruption, stoppedBy } from '../interrupted.ts';
import { openEngine, type Opened } from '../open-engine.ts';
import type { Out } from '../out.ts';
import { embeddings } from './search/data-embeddings.ts';
import { valueOf } from '../value-of.ts';

/** What a action came to: the same for people and for programs. */
type Said = { readonly lines: readonly string[]; readonly json: unknown };

/** Looks after the data folder. @returns 0, or 1 when the database has a fault */
export async function dataCommand(options: DataOptions, out: Out): Promise<number> {
  if (options.action.kind !== 'backup') {
    // Other work holds this thread: Ctrl+C ends it at once, as the system does.
    return lookAfter(await openEngine(options, { out, watch: false }), options, neverInterrupted, out);
  }
  const stop = interruption(out);
  try {
    const opened = await openUnlessInUse(options, out);
    if (opened !== null) return await lookAfter(opened, options, stop.happened, out);
    const abort = new AbortController();
    void stop.happened.then(() => abort.abort());
    say(options, await backUpOpenFolder(options, out, abort.signal), out);
    return 0;
  } finally {
    stop.stop();
  }
}

const neverInterrupted = new Promise<void>(() => undefined);

async function lookAfter(opened: Opened, options: DataOptions, interrupted: Promise<void>, out: Out): Promise<number> {
  const { engine } = opened;
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await engine.close();
    open = false;
  };
  try {
    const said = await Promise.race([done(engine, options.action, out), stoppedBy(interrupted)]);
    say(options, said, out);
    await close();
    if (options.action.kind === 'restore') await putInPlace(options, out);
    return options.action.kind === 'check' && !(said.json as { ok: boolean }).ok ? 1 : 0;
  } finally {
    await close();
  }
}

function say(options: DataOptions, said: Said, out: Out): void {
  if (options.json) out.say(JSON.stringify(said.json, null, 2));
  else for (const line of said.lines) out.say(line);
}

/** null: another Songsight works with the data folder; a backup can be made beside it. */
async function openUnlessInUse(options: DataOptions, out: Out): Promise<Opened | null> {
  try {
    return await openEngine(options, { out, watch: false });
  } catch (thrown) {
    const inUse = thrown instanceof KnownFailure && thrown.code === 'data-folder-in-use';
    if (inUse) return null;
    throw thrown;
  }
}

async function backUpOpenFolder(options: DataOptions, out: Out, signal: AbortSignal): Promise<Said> {
  const to = options.action.kind === 'backup' ? options.action.to : null;
  const folder = options.dataFolder ?? defaultDataFolder(process.platform, process.env);
  const written = await backUpBeside(folder, to, new Date(), signal);
  return { lines: [out.words(sentence('run-written', { file: written }))], json: { written } };
}

/** The next start puts the backup in place: this is it. */
async function putInPlace(options: DataOptions, out: Out): Promise<void> {
  const { engine } = await openEngine(options, { out, watch: false });
  const { notices } = await valueOf(engine, 'data.read', {});
  for (const notice of notices) out.tell(out.words(notice));
  await engine.close();
}

async function done(engine: Engine, action: DataCommand, out: Out): Promise<Said> {
  switch (action.kind) {
    case 'show': {
      const state = await valueOf(engine, 'data.read', {});
      return { lines: stateLines(state, out), json: state };
    }
    case 'check': {
      const check = await valueOf(engine, 'data.check', {});
      const message = out.words(check.message);
      return { lines: [message], json: { ...check, message } };
    }
    case 'backup': {
      const state = await valueOf(engine, 'data.backup', { folder: action.to });
      return { lines: [out.words(sentence('run-written', { file: state.written }))], json: state };
    }
    case 'restore': {
      const { dataFolder, backups } = await valueOf(engine, 'data.read', {});
      const backup = bringBackup(dataFolder, backups, action.backup);
      const state = await valueOf(engine, 'data.restore', { backup });
      return { lines: [], json: state };
    }
    case 'pictures':
      return freeDiskSpace(engine, action, out);
    case 'embeddings':
      return embeddings(engine, action, out);
    case 'link':
      return link(engine, action, out);
    case 'missing': {
      const { files, total } = await valueOf(engine, 'missing.read', { folder: null });
      return { lines: missingLines(files, total, out), json: { files, total } };
    }
  }
}

async function freeDiskSpace(
  engine: Engine,
  action: Extract<DataCommand, { kind: 'pictures' }>,
  out: Out,
): Promise<Said> {
  const { budgetBytes } = action;
  const plan = await valueOf(engine, action.remove ? 'data.tidy' : 'data.plan', { budgetBytes });
  return { lines: planLines(plan, action.remove, out), json: plan };
}

async function link(engine: Engine, { from, to }: Extract<DataCommand, { kind: 'link' }>, out: Out): Promise<Said> {
  const folder = knownFolders(engine.inside.engine).find(({ path }) => path === from);
  if (folder === undefined) {
    throw new KnownFailure('not-found', 'folder-unknown-named', { values: { folder: from }, path: from });
  }
  await valueOf(engine, 'folder.relink', { folder: folder.id, to });
  return { lines: [out.words(sentence('data-linked', { from, to }))], json: { folder: folder.id, from, to } };
}

function stateLines({ dataFolder, diskUse, backups, notices }: DataState, out: Out): string[] {
  const size = (bytes: number): { readonly size: string } => ({ size: bytesText(bytes, out) });
  const { foreignFiles: count, foreignBytes, freeBytes } = diskUse;
  const lines = [
    sentence('run-data', { folder: dataFolder }),
    sentence('data-database', size(diskUse.databaseBytes)),
    sentence('data-pictures', size(diskUse.picturesBytes)),
    sentence('data-embeddings', size(diskUse.embeddingsBytes)),
    sentence('data-backups', size(diskUse.backupsBytes)),
    sentence('data-rest', size(diskUse.otherBytes)),
    // Nobody but the person knows what these are: they are named and left alone.
    ...(count === 0 ? [] : [sentence('data-foreign', { count, ...size(foreignBytes) })]),
    ...(freeBytes === null ? [] : [sentence('data-free', size(freeBytes))]),
  ];
  const kept = backups.map(({ name, bytes }) => sentence('data-backup', { name, ...size(bytes) }));
  return [
    ...lines.map((line) => out.words(line)),
    ...notices.map((notice) => out.words(notice)),
    ...kept.map((line) => out.words(line)),
  ];
}

function planLines(plan: DiskSpacePlan, removed: boolean, out: Out): string[] {
  const size = (bytes: number): string => bytesText(bytes, out);
  const going = { count: plan.pictures, size: size(plan.bytes) };
  return [
    sentence('data-budget', { size: size(plan.picturesBytes), budget: size(plan.budgetBytes) }),
    removed ? sentence('data-removed', going) : sentence('data-would-remove', going),
    sentence('data-always-kept', { count: plan.keptPictures, size: size(plan.keptBytes) }),
    ...(removed || plan.pictures === 0 ? [] : [sentence('data-add-remove')]),
  ].map((line) => out.words(line));
}

function missingLines(files: readonly MissingFile[], total: number, out: Out): string[] {
  if (total === 0) return [out.words(sentence('data-none-missing'))];
  const lines = files.map(({ folderPath, relativePath, detections, nowAt }) => {
    const what = sentence('watch-analysed', { path: `${folderPath}/${relativePath}`, count: detections });
    return nowAt === null ? what : sentence('data-now-at', { what, path: nowAt });
  });
  const more = total - files.length;
  return [
    sentence('data-missing', { count: total }),
    ...lines,
    ...(more > 0 ? [sentence('data-more', { count: more })] : []),
  ].map((line) => out.words(line));
}
