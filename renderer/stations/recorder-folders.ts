import type { FolderClock } from '#contract/clock.ts';

/** A folder, or all date folders of one recorder as if they were one. */
export type ClockRow = FolderClock & {
  /** Date folders in it; 0 for a folder by itself. */
  readonly dates: number;
};

/** Whether some of its times are not known: the clock was never set, or only the disk says when. */
export const isDoubtful = ({ unset, guessed }: Pick<FolderClock, 'unset' | 'guessed'>): boolean => unset + guessed > 0;

const parentOf = (subfolder: string): string | null =>
  subfolder === '' ? null : subfolder.slice(0, Math.max(0, subfolder.lastIndexOf('/')));

/**
 * Folders with times in doubt first. Those of one recorder, beside each other with nothing but doubt between them, are one row:
 * its first recording is named once and all keep their distance to it.
 */
export function clockRows(folders: readonly FolderClock[]): readonly ClockRow[] {
  const groups = new Map<string, FolderClock[]>();
  for (const folder of folders) {
    const parent = parentOf(folder.subfolder);
    if (parent === null || !isDoubtful(folder)) continue;
    const key = `${folder.folder} ${parent}`;
    groups.set(key, [...(groups.get(key) ?? []), folder]);
  }
  const rows: ClockRow[] = [];
  const taken = new Set<FolderClock>();
  for (const dates of groups.values()) {
    const [one] = dates;
    if (one === undefined || dates.length < 2) continue;
    const parent = parentOf(one.subfolder) ?? '';
    const inside = folders.filter((each) => each.folder === one.folder && isInside(each.subfolder, parent));
    // A correction holds for everything below: a folder whose clock was right must not be moved with the others.
    if (inside.length !== dates.length) continue;
    dates.forEach((each) => taken.add(each));
    rows.push(joined(parent, dates));
  }
  const single = folders.filter((each) => !taken.has(each)).map((each) => ({ ...each, dates: 0 }));
  return [...rows, ...single].sort((a, b) => Number(isDoubtful(b)) - Number(isDoubtful(a)));
}

const isInside = (subfolder: string, parent: string): boolean =>
  parent === '' || subfolder === parent || subfolder.startsWith(`${parent}/`);

function joined(subfolder: string, folders: readonly FolderClock[]): ClockRow {
  const [one] = folders as readonly [FolderClock];
  const sum = (of: 'recordings' | 'unset' | 'guessed'): number => folders.reduce((all, each) => all + each[of], 0);
  const byTime = (of: 'first' | 'last'): FolderClock['first'][] =>
    folders.flatMap((each) => each[of] ?? []).sort((a, b) => a.local.localeCompare(b.local, 'en'));
  return {
    ...one,
    subfolder,
    recordings: sum('recordings'),
    unset: sum('unset'),
    guessed: sum('guessed'),
    first: byTime('first')[0] ?? null,
    last: byTime('last').at(-1) ?? null,
    order: null,
    dates: folders.length,
  };
}
