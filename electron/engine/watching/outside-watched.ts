import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { answered } from '#analysis/reading/file-bytes.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { watchedFolders } from '#store/queue/folders.ts';

/**
 * Refuses to make a folder inside a watched one: it may be a card that is away, and then the folder would be made where the card
 * belongs. Sound is not kept there at all, as it would be listened to like a recording.
 * @param target absolute path of what is to be written into. @param keepsSound whether it is sound.
 * @throws KnownFailure `bad-request`.
 */
export async function refuseInsideWatched(db: SongDatabase, target: string, keepsSound: boolean): Promise<void> {
  const place = await realPlace(resolve(target));
  const watched = watchedFolders(db).find(({ path }) => liesInside(path, place) || liesInside(path, resolve(target)));
  if (watched === undefined) return;
  const there = await answered(stat(target), target).catch(() => null);
  if (there?.isDirectory() === true && !keepsSound) return;
  const values = { folder: target, watched: watched.path };
  throw new KnownFailure('bad-request', 'target-inside-watched', { values, path: target });
}

/** A path with the links in it followed, as far down as there is anything. */
async function realPlace(path: string): Promise<string> {
  const real = await answered(realpath(path), path).catch(() => null);
  if (real !== null) return real;
  const above = dirname(path);
  return above === path ? path : resolve(await realPlace(above), relative(above, path));
}

function liesInside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return !inside.startsWith('..') && !isAbsolute(inside);
}
