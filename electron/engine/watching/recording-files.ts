import { endingOf, unreadableEndings } from '#analysis/reading/unreadable-endings.ts';

/** File name endings that are taken for recordings, in whatever case; those we cannot read are listed with what to do. What is really inside is decided by content. */
const endings = new Set([
  ...'wav wave bwf flac mp3 ogg oga opus m4a mp4 aif aiff aifc w64'.split(' '),
  ...unreadableEndings,
]);

/** Folders of the system and of bins that no recorder writes to. */
const systemFolders = new Set(['$recycle.bin', 'system volume information', 'lost+found', '__macosx']);

/** Not hidden, not a `._*` shadow that macOS leaves on cards, and with the ending of a recording. */
export function isRecordingName(name: string): boolean {
  return !name.startsWith('.') && endings.has(endingOf(name));
}

/** Whether a folder inside a watched one is looked into. */
export function isSearchedFolder(name: string): boolean {
  return !name.startsWith('.') && !systemFolders.has(name.toLowerCase());
}
