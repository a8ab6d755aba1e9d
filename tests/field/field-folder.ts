import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tinyRecording } from './tiny-songs.ts';

export const project = path.resolve(import.meta.dirname, '../..');
export const tinyPack = path.join(project, 'tests/fixtures/models/tiny');
export const cliEntry = path.join(project, 'dist/cli/cli.js');

/** A new folder under the system's temporary one, and how to remove it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'songsight-test-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A card of two hours: four voices in three good recordings. */
export function writeCard(folder: string): void {
  mkdirSync(path.join(folder, '20260523'), { recursive: true });
  const write = (name: string, bytes: Uint8Array): void => writeFileSync(path.join(folder, '20260523', name), bytes);
  write('20260523_050000.WAV', tinyRecording(['low_whistler', 'low_whistler', null, 'high_trill'], '05:00:00', 1));
  write('20260523_060000.WAV', tinyRecording([null, 'sweep_singer'], '06:00:00', 2));
  write('20260523_070000.WAV', tinyRecording([null, null], '07:00:00', 3));
}

/** What comes off a real card: an empty file, a text file with the wrong name, hidden leftovers of a Mac. */
export function writeBadFiles(folder: string): void {
  writeFileSync(path.join(folder, 'EMPTY.WAV'), '');
  writeFileSync(path.join(folder, 'NOTES.WAV'), 'Batteries changed on Tuesday.\n');
  writeFileSync(path.join(folder, '._20260523_050000.WAV'), 'leftover');
}
