import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SongDatabase } from '../opening/song-database.ts';
import { diskFailure } from '../opening/sqlite-failure.ts';

/**
 * Writes a PNG to `pictures/<aa>/<name>.png`: to a temporary name, flushed to the disk, renamed. Only then is its row written,
 * so a row never names half a file; a file without a row is removed at the next start.
 * @returns the name to store, relative to `pictures/`, with a forward slash.
 * @throws KnownFailure `disk-full`.
 */
export function writePictureFile(picturesPath: string, png: Uint8Array): string {
  const id = randomUUID().replaceAll('-', '');
  const name = `${id.slice(0, 2)}/${id}.png`;
  const target = join(picturesPath, name);
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFlushedFile(target, png);
    return name;
  } catch (thrown) {
    throw diskFailure(thrown);
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

/** Removes what a crash left: temporary files and pictures that no row names. */
export function cleanPictureFiles(db: SongDatabase, picturesPath: string): void {
  const known = db.prepare<[string], { id: number }>('SELECT id FROM pictures WHERE file = ?');
  for (const folder of readdirSync(picturesPath, { withFileTypes: true })) {
    if (!folder.isDirectory() || !/^[0-9a-f]{2}$/.test(folder.name)) continue;
    for (const file of readdirSync(join(picturesPath, folder.name))) {
      if (known.get(`${folder.name}/${file}`) === undefined)
        rmSync(join(picturesPath, folder.name, file), { force: true });
    }
  }
}
