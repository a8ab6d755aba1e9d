import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { SpeciesPhoto } from '#contract/pictures.ts';
import { makeFolder } from '../opening/make-folder.ts';
import { ownFile, removeOwnFile } from '../opening/own-files.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { noteNamed } from '../review/person-changes.ts';
import { writeFlushedFile } from './picture-files.ts';
import { diskFailure } from '../opening/sqlite-failure.ts';

/** A person's own photographs lie here, in the data folder, apart from paintings so that neither can be taken for the other. */
const photosFolder = (dataFolder: string): string => join(dataFolder, 'photos');

const columns = 'id, species_code AS species, name, added_at AS addedAt';

export function readPhotos(db: SongDatabase): SpeciesPhoto[] {
  return db.prepare<[], SpeciesPhoto>(`SELECT ${columns} FROM species_photos ORDER BY species_code`).all();
}

/** @returns where the copy of a photograph lies, or null. */
export function photoFile(db: SongDatabase, dataFolder: string, id: number): string | null {
  const row = db.prepare<[number], { file: string }>('SELECT file FROM species_photos WHERE id = ?').get(id);
  return row === undefined ? null : ownFile(photosFolder(dataFolder), row.file, 'photo');
}

export type NewPhoto = {
  readonly species: string;
  /** The name of the file it came from. */
  readonly name: string;
  readonly extension: string;
  readonly bytes: Uint8Array;
};

/** Puts a copy into the data folder and lets it stand for the species; the one before goes. @throws KnownFailure `disk-full`. */
export function setPhoto(db: SongDatabase, dataFolder: string, photo: NewPhoto, now: string): void {
  const folder = photosFolder(dataFolder);
  const file = `${randomUUID().replaceAll('-', '')}.${photo.extension}`;
  const before = fileOf(db, photo.species);
  try {
    makeFolder(folder);
    writeFlushedFile(join(folder, file), photo.bytes);
    const { species, name } = photo;
    db.transaction(() => {
      noteNamed(db, 'photo', species, { present: true, now });
      writePhoto(db, { species, file, name, addedAt: now });
    }).immediate();
  } catch (thrown) {
    throw diskFailure(thrown);
  }
  if (before !== null) removeOwnFile(folder, before, 'photo');
}

/** Its row, under a number that no other had: what a window keeps of the one before is not shown for it. */
export function writePhoto(
  db: SongDatabase,
  photo: { readonly species: string; readonly file: string; readonly name: string; readonly addedAt: string },
): void {
  db.prepare('DELETE FROM species_photos WHERE species_code = ?').run(photo.species);
  db.prepare(
    'INSERT INTO species_photos (species_code, file, name, added_at) VALUES (@species, @file, @name, @addedAt)',
  ).run(photo);
}

/** Takes the copy away; the file it came from was never touched. */
export function removePhoto(db: SongDatabase, dataFolder: string, species: string, now: string): void {
  const file = fileOf(db, species);
  if (file === null) return;
  db.transaction(() => {
    noteNamed(db, 'photo', species, { present: false, now });
    db.prepare('DELETE FROM species_photos WHERE species_code = ?').run(species);
  }).immediate();
  removeOwnFile(photosFolder(dataFolder), file, 'photo');
}

function fileOf(db: SongDatabase, species: string): string | null {
  const row = db
    .prepare<[string], { file: string }>('SELECT file FROM species_photos WHERE species_code = ?')
    .get(species);
  return row?.file ?? null;
}
