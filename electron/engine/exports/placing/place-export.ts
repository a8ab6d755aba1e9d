import { lstat, mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { ExportOptions } from '#contract/exports.ts';
import { numberedName } from './numbered-name.ts';
import { letGo, type Stage } from './stage.ts';
import { writingFailure } from './writing-failure.ts';

type Existing = NonNullable<ExportOptions['existing']>;

/** Where the files lie now: the name that each top entry got. */
export type Placed = ReadonlyMap<string, string>;

/**
 * Gives the whole files of a stage their places. A file that is there already is never touched unless `existing` is `replace`.
 * What was placed goes again when the rest cannot be.
 * @param always an entry that never is a reason to refuse: it gets a number where its name is taken.
 * @param moved called after each that got its place
 * @throws KnownFailure `already-there`, `data-folder-unusable`, `disk-full`.
 */
export async function placeExport(
  stage: Stage,
  existing: Existing,
  always: string,
  moved: () => void = () => undefined,
): Promise<Placed> {
  try {
    if (await movedWhole(stage)) {
      letGo(stage.path, stage.mark);
      return new Map((await readdir(stage.target)).map((name) => [name, name]));
    }
    const names = await chosenNames(stage, existing, always);
    if (existing === 'replace') await replaceAll(stage, names, moved);
    else await moveAll(stage, names, moved);
    await rmdir(stage.path);
    letGo(stage.path, stage.mark);
    return names;
  } catch (thrown) {
    throw writingFailure(thrown, stage.target);
  }
}

/** A target that is not there yet becomes the stage under its own name. */
async function movedWhole({ path, target }: Stage): Promise<boolean> {
  if (dirname(path) === target) return false;
  await mkdir(dirname(target), { recursive: true });
  if (await isThere(target)) return false;
  await rename(path, target);
  return true;
}

async function chosenNames({ path, target }: Stage, existing: Existing, always: string): Promise<Map<string, string>> {
  const entries = await readdir(path);
  if (existing === 'replace') return new Map(entries.map((name) => [name, name]));
  const wanted = entries.filter((name) => name !== always);
  const taken = await firstTaken(target, wanted);
  if (taken !== null && existing === 'ask') throw alreadyThere(target, taken);
  let number = 1;
  while (
    (await firstTaken(
      target,
      wanted.map((name) => numberedName(name, number)),
    )) !== null
  )
    number += 1;
  const names = new Map(wanted.map((name) => [name, numberedName(name, number)]));
  if (!entries.includes(always)) return names;
  while ((await firstTaken(target, [numberedName(always, number)])) !== null) number += 1;
  return names.set(always, numberedName(always, number));
}

async function firstTaken(folder: string, names: readonly string[]): Promise<string | null> {
  for (const name of names) if (await isThere(join(folder, name))) return name;
  return null;
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Says which file is in the way. */
export function alreadyThere(folder: string, name: string): KnownFailure {
  return new KnownFailure('already-there', 'export-file-exists', { values: { name }, path: join(folder, name) });
}

async function replaceAll({ path, target }: Stage, names: Placed, moved: () => void): Promise<void> {
  for (const [from, to] of names) await moveOver(join(path, from), join(target, to), moved);
}

async function moveAll({ path, target }: Stage, names: Placed, moved: () => void): Promise<void> {
  const places: string[] = [];
  try {
    for (const [from, to] of names) {
      const place = join(target, to);
      await rename(join(path, from), place);
      places.push(place);
      moved();
    }
  } catch (thrown) {
    for (const place of places) await rm(place, { recursive: true, force: true }).catch(() => undefined);
    throw thrown;
  }
}

/** A folder is filled, never emptied: what else lies in it is not ours. */
async function moveOver(from: string, to: string, moved: () => void): Promise<void> {
  if (!(await stat(from)).isDirectory() || !(await isThere(to))) await rename(from, to);
  else {
    for (const name of await readdir(from)) await moveOver(join(from, name), join(to, name), moved);
    await rmdir(from);
  }
  moved();
}

/** The entries of the target that an export may have left there earlier, by their usual names. */
export async function earlierEntries(target: string, usual: (name: string) => boolean): Promise<string[]> {
  const names = await readdir(target).catch((): string[] => []);
  return names.filter(usual).sort();
}
