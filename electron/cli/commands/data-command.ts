import type { DataState, RoomPlan } from '#contract/upkeep.ts';
import type { MissingFile } from '#contract/watch.ts';
import { KnownFailure } from '#contract/failure.ts';
import { backUpBeside } from '#engine/exports/placing/export-beside.ts';
import { knownFolders } from '#engine/watching/folder-control.ts';
import type { Engine } from '#engine/start-engine.ts';
import { defaultDataFolder } from '#transports/data-folder.ts';
import { bringBackup } from './bring-backup.ts';
import type { DataCommand, DataOptions } from './data-options.ts';
import { openEngine, type Opened } from '../open-engine.ts';
import type { Out } from '../out.ts';
import { valueOf } from '../value-of.ts';

/** What a action came to: the same for people and for programs. */
type Said = { readonly lines: readonly string[]; readonly json: unknown };

/** Looks after the data folder. @returns 0, or 1 when the database has a fault */
export async function dataCommand(options: DataOptions, out: Out): Promise<number> {
  const opened = await openUnlessInUse(options);
  if (opened === null) {
    say(options, await backUpOpenFolder(options, options.action.kind === 'backup' ? options.action.to : null), out);
    return 0;
  }
  const { engine } = opened;
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await engine.close();
    open = false;
  };
  try {
    const said = await done(engine, options.action);
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

/** null: another Songsight works with the data folder, and what is asked can be done beside it. */
async function openUnlessInUse(options: DataOptions): Promise<Opened | null> {
  try {
    return await openEngine(options, { watch: false });
  } catch (thrown) {
    const inUse = thrown instanceof KnownFailure && thrown.code === 'data-folder-in-use';
    if (inUse && options.action.kind === 'backup') return null;
    throw thrown;
  }
}

async function backUpOpenFolder(options: DataOptions, to: string | null): Promise<Said> {
  const folder = options.dataFolder ?? defaultDataFolder(process.platform, process.env);
  const written = await backUpBeside(folder, to, new Date());
  return { lines: [`Written: ${written}`], json: { written } };
}

/** The next start puts the backup in place: this is it. */
async function putInPlace(options: DataOptions, out: Out): Promise<void> {
  const { engine } = await openEngine(options, { watch: false });
  const { notices } = await valueOf(engine, 'data.read', {});
  for (const notice of notices) out.tell(notice);
  await engine.close();
}

async function done(engine: Engine, action: DataCommand): Promise<Said> {
  switch (action.kind) {
    case 'show': {
      const state = await valueOf(engine, 'data.read', {});
      return { lines: stateLines(state), json: state };
    }
    case 'check': {
      const check = await valueOf(engine, 'data.check', {});
      return { lines: [check.message], json: check };
    }
    case 'backup': {
      const state = await valueOf(engine, 'data.backup', { folder: action.to });
      return { lines: [`Written: ${state.written}`], json: state };
    }
    case 'restore': {
      const { dataFolder, backups } = await valueOf(engine, 'data.read', {});
      const backup = bringBackup(dataFolder, backups, action.backup);
      const state = await valueOf(engine, 'data.restore', { backup });
      return { lines: [], json: state };
    }
    case 'pictures':
      return makeRoom(engine, action);
    case 'link':
      return link(engine, action);
    case 'missing': {
      const { files, total } = await valueOf(engine, 'missing.read', { folder: null });
      return { lines: missingLines(files, total), json: { files, total } };
    }
  }
}

async function makeRoom(engine: Engine, action: Extract<DataCommand, { kind: 'pictures' }>): Promise<Said> {
  const { budgetBytes } = action;
  const plan = await valueOf(engine, action.remove ? 'data.tidy' : 'data.plan', { budgetBytes });
  return { lines: planLines(plan, action.remove), json: plan };
}

async function link(engine: Engine, { from, to }: Extract<DataCommand, { kind: 'link' }>): Promise<Said> {
  const folder = knownFolders(engine.inside.engine).find(({ path }) => path === from);
  if (folder === undefined) {
    throw new KnownFailure('not-found', 'folder-unknown-named', { values: { folder: from }, path: from });
  }
  await valueOf(engine, 'folder.relink', { folder: folder.id, to });
  return { lines: [`${from} is ${to} now. What was heard in it stays.`], json: { folder: folder.id, from, to } };
}

function stateLines({ dataFolder, diskUse, backups, notices }: DataState): string[] {
  const free = diskUse.freeBytes === null ? [] : [`Free on this disk: ${bytesText(diskUse.freeBytes)}`];
  return [
    `Data folder: ${dataFolder}`,
    `Database: ${bytesText(diskUse.databaseBytes)}`,
    `Pictures: ${bytesText(diskUse.picturesBytes)}`,
    `Backups and kept copies: ${bytesText(diskUse.backupsBytes)}`,
    `Photos, logs and the rest: ${bytesText(diskUse.otherBytes)}`,
    ...foreignLines(diskUse),
    ...free,
    ...notices,
    ...backups.map(({ name, bytes }) => `Backup: ${name} (${bytesText(bytes)})`),
  ];
}

/** Nobody but the person knows what these are: they are named and left alone. */
function foreignLines({ foreignFiles, foreignBytes }: DataState['diskUse']): string[] {
  if (foreignFiles === 0) return [];
  return [
    `In the folder of pictures, not from this database and left alone: ${foreignFiles} files (${bytesText(foreignBytes)})`,
  ];
}

function planLines(plan: RoomPlan, removed: boolean): string[] {
  const verb = removed ? 'were removed' : 'would be removed';
  return [
    `Pictures take ${bytesText(plan.picturesBytes)}; the budget is ${bytesText(plan.budgetBytes)}.`,
    `${plan.pictures} pictures (${bytesText(plan.bytes)}) ${verb}, those of the worst unreviewed detections first.`,
    `${plan.keptPictures} pictures of reviewed detections or painted on request (${bytesText(plan.keptBytes)}) are always kept.`,
    ...(removed || plan.pictures === 0 ? [] : ['Nothing was removed. Add --remove to do it.']),
  ];
}

function missingLines(files: readonly MissingFile[], total: number): string[] {
  if (total === 0) return ['No file is missing.'];
  return [
    `${total} files are not where they were. What was heard in them is kept.`,
    ...files.map(({ folderPath, relativePath, detections, nowAt }) => {
      const now = nowAt === null ? '' : `, now at ${nowAt}`;
      return `${folderPath}/${relativePath}: ${detections} detections${now}`;
    }),
    ...(files.length < total ? [`and ${total - files.length} more`] : []),
  ];
}

/** `1.4 GB`, in powers of ten. */
function bytesText(bytes: number): string {
  const power = Math.min(4, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = ['bytes', 'kB', 'MB', 'GB', 'TB'][power] ?? 'bytes';
  return `${power === 0 ? bytes : (bytes / 1000 ** power).toFixed(1)} ${unit}`;
}
