import { badRequest, readFields, readNothing, readId, readOneOf, readText, readWhole, type Fields } from './readers.ts';
import type { FolderId } from './ids.ts';
import type { FolderRequests, UpkeepRequests } from './upkeep.ts';

type Both = FolderRequests & UpkeepRequests;
type UpkeepChecks = { readonly [K in keyof Both]: (raw: unknown) => Both[K]['ask'] };

const read = (raw: unknown, names: readonly string[]): Fields => readFields(raw, 'ask', names);

const folder = (raw: unknown): { folder: FolderId } => ({
  folder: readId<FolderId>(read(raw, ['folder'])['folder'], 'folder'),
});

const budget = (raw: unknown): { budgetBytes: number } => ({
  budgetBytes: readWhole(read(raw, ['budgetBytes'])['budgetBytes'], 'budgetBytes', 0, Number.MAX_SAFE_INTEGER),
});

/** A backup is named by its file name alone: no path comes in from outside. */
function readBackupName(raw: unknown): string {
  const name = readText(raw, 'backup', 200, 1);
  if (!/^songsight-[A-Za-z0-9._-]+\.db$/.test(name)) throw badRequest('The field “backup” must name a backup.');
  return name;
}

/** Checks of what comes in about folders and the data folder. */
export const upkeepChecks = {
  'folder.turn': (raw) => {
    const { folder: id, turn } = read(raw, ['folder', 'turn']);
    return { folder: readId<FolderId>(id, 'folder'), turn: readOneOf(turn, 'turn', ['first', 'normal', 'held']) };
  },
  'folder.cancel': folder,
  'folder.retry': folder,
  'folder.relink': (raw) => {
    const { folder: id, to } = read(raw, ['folder', 'to']);
    return { folder: readId<FolderId>(id, 'folder'), to: readText(to, 'to', 4096, 1) };
  },
  'missing.read': (raw) => {
    const { folder: id } = read(raw, ['folder']);
    return { folder: id === null ? null : readId<FolderId>(id, 'folder') };
  },
  'data.read': readNothing,
  'data.check': readNothing,
  'data.backup': (raw) => {
    const { folder: to } = read(raw, ['folder']);
    return { folder: to === null ? null : readText(to, 'folder', 4096, 1) };
  },
  'data.restore': (raw) => {
    const { backup } = read(raw, ['backup']);
    return { backup: backup === null ? null : readBackupName(backup) };
  },
  'data.plan': budget,
  'data.tidy': budget,
} satisfies UpkeepChecks;
