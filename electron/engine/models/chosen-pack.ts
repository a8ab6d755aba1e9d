import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { Analyst, AnalystFacts } from '#analysis/process/analyst.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { knownPackNames, lastUsedPack } from '#store/settings/model-packs.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';
import type { OpenAnalyst } from '../analysts/analyst-keeper.ts';
import { noModelAnalyst } from '../analysts/no-model-analyst.ts';
import { packFolders, shippedFolders, type PackPlaces } from './pack-shelf.ts';

const key = 'pack.use';
/** The ids of the packs that published models became, by the names they are published under. */
export const broughtKey = 'models.brought';

/** The id of the pack a person chose in this data folder; null: nobody chose. */
function chosenPack(db: SongDatabase): string | null {
  const value = readStoredValues(db).get(key);
  return typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value) ? value : null;
}

export function writeChosenPack(db: SongDatabase, id: string | null): void {
  writeStoredValues(db, { [key]: id });
}

/**
 * The folder of the chosen pack, else of the one that comes with Songsight. A season in which another pack that still comes with
 * Songsight listened goes on with it until a person chooses.
 */
export function chosenFolder(db: SongDatabase, places: PackPlaces): string {
  const shipped = shippedFolders(places);
  const id = chosenPack(db);
  if (id !== null) return shipped.get(id) ?? path.join(places.ownFolder, id);
  const known = knownPackNames(db);
  const before = known.has(path.basename(places.shippedFolder)) ? [] : [...shipped].filter(([name]) => known.has(name));
  return before[0]?.[1] ?? places.shippedFolder;
}

/** Names as people type them: `BirdNET 2.4` and `birdnet24` are one. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');

/** An id from its first word on, word by word: `birdnet-2-4-55f3` may be called `birdnet24`, and not `birdnet245`. */
function beginnings(id: string): string[] {
  const words = id.split(/[^A-Za-z0-9]+/);
  return words.map((_, last) => plain(words.slice(0, last + 1).join('')));
}

/** The only one; of one model that was imported in several ways (`-2` behind its version) the newest. */
function onlyOne(ids: readonly string[]): string | null {
  const [first, ...more] = ids.toSorted((one, other) => one.length - other.length || (one < other ? -1 : 1));
  const numbered = first !== undefined && more.every((id) => /^-\d+$/.test(id.replace(first, '')));
  return numbered ? (more.at(-1) ?? first) : null;
}

/**
 * The pack that a person means: by its id, by the name its model is published under, or by an id without its version where that is
 * one only. @param published the ids of packs by the names of the models they came from
 */
export function packMeant(
  name: string,
  ids: readonly string[],
  published: Readonly<Record<string, unknown>>,
): string | null {
  const typed = plain(name);
  const brought = Object.entries(published).find(([known]) => plain(known) === typed)?.[1];
  const alike = ids.filter((id) => typed !== '' && beginnings(id).includes(typed));
  const wanted = [name, brought, onlyOne(alike)];
  return ids.find((id) => id === wanted.find((each) => ids.some((known) => known === each))) ?? null;
}

/** @throws KnownFailure `not-found` with the names there are */
async function namedFolder(db: SongDatabase, places: PackPlaces, name: string): Promise<string> {
  const folders = await packFolders(places);
  const published = readStoredValues(db).get(broughtKey) as Readonly<Record<string, unknown>> | undefined;
  const ids = [...folders.keys()];
  const id = packMeant(name, ids, published ?? {});
  const folder = id === null ? undefined : folders.get(id);
  if (folder !== undefined) return folder;
  throw new KnownFailure('not-found', 'pack-not-here', { values: { id: name, names: ids.join(', ') } });
}

type OfThisRun = { readonly otherPackFolder?: string | null; readonly otherPack?: string | null };

/** Whether the run was told which model to use: then no folder has one of its own. */
export const ofOneRun = ({ otherPackFolder, otherPack }: OfThisRun): boolean =>
  (otherPackFolder ?? otherPack ?? null) !== null;

/** The folder of the pack of this run, given by its folder or its name, else of the chosen one. @throws KnownFailure `not-found` */
export async function wantedFolder(db: SongDatabase, places: PackPlaces, run: OfThisRun): Promise<string> {
  const { otherPackFolder = null, otherPack = null } = run;
  if (otherPackFolder !== null) return otherPackFolder;
  return otherPack === null ? chosenFolder(db, places) : namedFolder(db, places, otherPack);
}

/**
 * An opener that lets the program start without a usable pack when this data folder was used with one before: its results can be
 * looked at, and another pack chosen.
 */
export function orNoModel(open: OpenAnalyst, db: SongDatabase): OpenAnalyst {
  return async (options, watcher) => {
    const analyst = await described(() => open(options, watcher));
    if (!(analyst instanceof KnownFailure)) return analyst;
    const pack = lastUsedPack(db);
    if (pack === null) throw analyst;
    const provider = { used: null, wanted: options.provider, device: null, refused: [] };
    const facts: AnalystFacts = { pack: { ...pack, painter: null }, provider };
    return noModelAnalyst(facts, analyst);
  };
}

/** The analyst once it has said what it is, or the failure of its pack. */
async function described(open: () => Promise<Analyst>): Promise<Analyst | KnownFailure> {
  let analyst: Analyst | null = null;
  try {
    analyst = await open();
    await analyst.describe();
    return analyst;
  } catch (thrown) {
    await analyst?.close();
    if (thrown instanceof KnownFailure && thrown.code === 'pack-invalid') return thrown;
    throw thrown;
  }
}
