import { KnownFailure } from '#contract/failure.ts';
import type { FileId, FolderId } from '#contract/ids.ts';
import type { FolderRequests, WatchState, MissingFile } from '#contract/watch.ts';
import type { Backup, DataState, RoomPlan, UpkeepRequests } from '#contract/upkeep.ts';

type Part = FolderRequests & UpkeepRequests;
type Answers = { readonly [K in keyof Part]: (ask: Part[K]['ask']) => Part[K]['answer'] };
type Folder = WatchState['folders'][number];

/** The watch state of a fake engine, and the way to change it. */
export type FakeWatchShelf = { readonly watch: WatchState; set(change: Partial<WatchState>): WatchState };

const backups: readonly Backup[] = [
  { name: '2025-05-06-0900.db', kind: 'made', bytes: 18_200_000, madeAt: '2025-05-06T07:00:00Z' },
  { name: '2025-05-01-1200-before-7.db', kind: 'before-update', bytes: 15_900_000, madeAt: '2025-05-01T10:00:00Z' },
];

const missing: readonly MissingFile[] = [
  {
    file: 90 as FileId,
    folder: 2 as FolderId,
    folderPath: '/home/ana/recordings/pond-edge',
    relativePath: '20250504_050000.WAV',
    recording: null,
    detections: 14,
    nowAt: null,
  },
];

function plan(budgetBytes: number, picturesBytes: number): RoomPlan {
  const bytes = Math.max(0, picturesBytes - budgetBytes);
  return {
    budgetBytes,
    picturesBytes,
    pictures: Math.ceil(bytes / 9_000),
    bytes,
    keptPictures: 12,
    keptBytes: 108_000,
  };
}

/** Folders, room and backups of an engine in memory. */
export function fakeUpkeep(shelf: FakeWatchShelf): Answers {
  let data: DataState = {
    dataFolder: '/home/ana/.local/share/songsight',
    diskUse: {
      databaseBytes: 18_400_000,
      picturesBytes: 2_900_000,
      backupsBytes: 34_100_000,
      otherBytes: 120_000,
      foreignFiles: 0,
      foreignBytes: 0,
      freeBytes: 91_000_000_000,
    },
    backups,
    restoreAtNextStart: null,
    notices: [],
  };
  const change = (id: FolderId, next: (old: Folder) => Partial<Folder>): WatchState => {
    if (!shelf.watch.folders.some((each) => each.id === id)) {
      throw new KnownFailure('not-found', 'This folder is not watched any more.');
    }
    const folders = shelf.watch.folders.map((each) => (each.id === id ? { ...each, ...next(each) } : each));
    return shelf.set({ folders });
  };
  return {
    'folder.turn': ({ folder, turn }) => change(folder, () => ({ turn })),
    'folder.cancel': ({ folder }) => change(folder, (old) => ({ waiting: 0, failed: old.failed + old.waiting })),
    'folder.retry': ({ folder }) => change(folder, (old) => ({ failed: 0, waiting: old.waiting + old.failed })),
    'folder.relink': ({ folder, to }) => change(folder, () => ({ path: to, missing: 0 })),
    'missing.read': ({ folder }) => {
      const files = missing.filter((each) => folder === null || each.folder === folder);
      return { files, total: files.length };
    },
    'data.read': () => data,
    'data.check': () => ({ ok: true, message: 'The database is in order.', checkedAt: '2025-05-07T08:00:00Z' }),
    'data.backup': ({ folder }) => {
      const made: Backup = {
        name: '2025-05-07-1000.db',
        kind: 'made',
        bytes: 18_400_000,
        madeAt: '2025-05-07T08:00:00Z',
      };
      data = { ...data, backups: [made, ...data.backups] };
      return { ...data, written: `${folder ?? `${data.dataFolder}/backups`}/${made.name}` };
    },
    'data.restore': ({ backup }) => (data = { ...data, restoreAtNextStart: backup }),
    'data.plan': ({ budgetBytes }) => plan(budgetBytes, data.diskUse.picturesBytes),
    'data.tidy': ({ budgetBytes }) => {
      const done = plan(budgetBytes, data.diskUse.picturesBytes);
      data = { ...data, diskUse: { ...data.diskUse, picturesBytes: data.diskUse.picturesBytes - done.bytes } };
      return done;
    },
  };
}
