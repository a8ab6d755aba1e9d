import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PictureId } from '#contract/ids.ts';
import { beginFile } from '../opening/files-in-work.ts';
import { ownFile } from '../opening/own-files.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { diskFailure } from '../opening/sqlite-failure.ts';

/** The database that knows the pictures and the folder they lie in. */
type PictureStore = { readonly db: SongDatabase; readonly picturesPath: string };

/** Another name is taken when something that is not ours stands where the file's folder would. */
const triedNames = 8;

/**
 * Writes a PNG to `pictures/<aa>/<name>.png`: to a temporary name, flushed to the disk, renamed. It is on record as begun
 * before, and `finishPicture` takes it off the record when its row names it: a row never names half a file, and what a crash
 * leaves is known to be ours.
 * @returns the name to store, relative to `pictures/`, with a forward slash.
 * @throws KnownFailure `disk-full`, `data-folder-unusable`.
 */
export function writePictureFile({ db, picturesPath }: PictureStore, png: Uint8Array): string {
  const name = freeName(picturesPath);
  try {
    beginFile(db, `pictures/${name}`);
    mkdirSync(join(picturesPath, dirname(name)), { recursive: true });
    writeFlushedFile(join(picturesPath, name), png);
    return name;
  } catch (thrown) {
    throw diskFailure(thrown);
  }
}

function freeName(picturesPath: string): string {
  for (let tried = 1; ; tried += 1) {
    const id = randomUUID().replaceAll('-', '');
    const folder = lstatSync(join(picturesPath, id.slice(0, 2)), { throwIfNoEntry: false });
    if (folder === undefined || folder.isDirectory() || tried === triedNames) return `${id.slice(0, 2)}/${id}.png`;
  }
}

/** Writes a file under a temporary name, flushes it to the disk and only then gives it its own. */
export function writeFlushedFile(target: string, bytes: Uint8Array): void {
  const temporary = `${target}.part`;
  try {
    writeFlushed(temporary, bytes);
    renameSync(temporary, target);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw thrown;
  }
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'w');
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** @returns where a finished picture lies, or null when it is not finished or its file is not in its place. */
export function pictureFile({ db, picturesPath }: PictureStore, picture: PictureId): string | null {
  const row = db
    .prepare<[PictureId], { file: string | null }>(`SELECT file FROM pictures WHERE id = ? AND state = 'done'`)
    .get(picture);
  return row === undefined || row.file === null ? null : ownFile(picturesPath, row.file, 'picture');
}
