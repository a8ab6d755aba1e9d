import { accessSync, constants, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentence } from '#contract/words/sentence.ts';
import { makeFolder } from '../opening/make-folder.ts';
import { ownFile } from '../opening/own-files.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { flush } from '../opening/sqlite-files.ts';
import { writePhoto } from '../pictures/species-photos.ts';
import type { TellConflict } from './conflict.ts';
import { notedOf, noteLater, theirsHold, type Side } from './later-changes.ts';

type Photo = { readonly species: string; readonly file: string; readonly name: string; readonly addedAt: string };

const photosOf = (db: SongDatabase, side: 'main' | 'source'): Map<string, Photo> =>
  new Map(
    db
      .prepare<[], Photo>(
        `SELECT species_code AS species, file, name, added_at AS addedAt FROM ${side}.species_photos ORDER BY species_code`,
      )
      .all()
      .map((photo) => [photo.species, photo]),
  );

/**
 * A person's own photographs; of two of one species, and of setting one and taking it away, the later holds. The file of the other stays,
 * unused.
 */
export function mergePhotos(db: SongDatabase, from: string, to: string, tell: TellConflict): void {
  const [ours, all] = [photosOf(db, 'main'), photosOf(db, 'source')];
  // One whose file is not to be had is none.
  const theirs = new Map([...all].filter(([, { file }]) => isHad(ownFile(join(from, 'photos'), file, 'photo'))));
  const side = (of: 'main' | 'source', photos: ReadonlyMap<string, Photo>): Side => ({
    noted: notedOf(db, of, 'photo'),
    there: new Map([...photos].map(([species, { addedAt }]) => [species, addedAt])),
  });
  const theirSide = side('source', theirs);
  const taken = theirsHold(side('main', ours), theirSide);
  const held = new Set(taken.map(({ name }) => name));
  for (const [species, { name, file }] of theirs) {
    const here = ours.get(species);
    if (here === undefined || here.file === file) continue;
    const [kept, left] = held.has(species) ? [name, here.name] : [here.name, name];
    tell({ kind: 'photo', sentence: sentence('merge-photo', { species, kept, left }) });
  }
  for (const { name: species } of taken) {
    const photo = theirs.get(species);
    if (photo !== undefined) takeOver(db, photo, from, to);
    else {
      db.prepare('DELETE FROM main.species_photos WHERE species_code = ?').run(species);
      tell({ kind: 'photo', sentence: sentence('merge-photo-gone', { species }) });
    }
  }
  noteLater(
    db,
    'photo',
    [...theirSide.noted.values()].filter(({ name, present }) => present === 0 || theirs.has(name)),
  );
}

function isHad(path: string | null): boolean {
  if (path === null) return false;
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function takeOver(db: SongDatabase, photo: Photo, from: string, to: string): void {
  const path = ownFile(join(from, 'photos'), photo.file, 'photo');
  if (path === null) return;
  const copy = join(to, 'photos', photo.file);
  makeFolder(join(to, 'photos'));
  copyFileSync(path, copy);
  flush(copy);
  writePhoto(db, photo);
}
