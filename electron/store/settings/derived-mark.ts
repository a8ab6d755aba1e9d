import type { SongDatabase } from '../opening/song-database.ts';
import { readStoredJson } from '../opening/stored-sentence.ts';
import { forgetStoredValue, writeStoredValues } from './settings.ts';

const key = 'derived';
/** Since this is in the mark, pictures follow from whatever any model heard to be private. */
const pictures = 'private';

/** What all detections and pictures follow from, as it was noted when the last of them was derived; null: not all are. */
export function derivedMark(db: SongDatabase): string | null {
  const value = db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck().get(key);
  const mark: unknown = value === undefined ? null : readStoredJson(value);
  return typeof mark === 'string' ? mark : null;
}

/** @param from whatever they follow from, in a fixed order */
export function markOf(from: readonly unknown[]): string {
  return JSON.stringify([...from, pictures]);
}

export function writeDerivedMark(db: SongDatabase, mark: string): void {
  writeStoredValues(db, { [key]: mark });
}

/** Something changed besides the settings: the next start derives all of them again. */
export function forgetDerivedMark(db: SongDatabase): void {
  forgetStoredValue(db, key);
}

/** Whether no picture is left that an older Songsight painted of what is private by now. */
export function picturesAreChecked(db: SongDatabase): boolean {
  return derivedMark(db)?.endsWith(`,"${pictures}"]`) === true;
}
