import type { FileBytes } from '../file-bytes.ts';
import type { RiffChunk } from './riff-chunks.ts';
import { noNotes, type RecorderNotes } from '../sound-source.ts';

/** Notes longer than this are not notes. */
export const longestNoteBytes = 1_000_000;
/** All of them together; more was written by no recorder. */
const mostNoteBytes = 4_000_000;

/** UTF-8 where it is valid, else Latin-1; without the NULs recorders pad with. */
export function noteText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const used = end === -1 ? bytes : bytes.subarray(0, end);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(used).trim();
  } catch {
    return new TextDecoder('latin1').decode(used).trim();
  }
}

/** The entries of a LIST INFO chunk by id, e.g. `ICMT`. */
function infoEntries(bytes: Uint8Array<ArrayBuffer>): Map<string, string> {
  const entries = new Map<string, string>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== 'INFO') return entries;
  let at = 4;
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at + 4, true);
    const id = String.fromCharCode(...bytes.subarray(at, at + 4));
    entries.set(id, noteText(bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + size))));
    at += 8 + size + (size % 2);
  }
  return entries;
}

/** EBU Tech 3285: Description 256, Originator 32, OriginatorReference 32, OriginationDate 10, OriginationTime 8 bytes. */
function bextNote(bytes: Uint8Array): NonNullable<RecorderNotes['bext']> {
  return {
    originator: noteText(bytes.subarray(256, 288)),
    date: noteText(bytes.subarray(320, 330)),
    time: noteText(bytes.subarray(330, 338)),
  };
}

/** Notes with what one chunk adds; a chunk that holds no notes adds nothing. */
export function chunkNotes(notes: RecorderNotes, id: string, bytes: Uint8Array<ArrayBuffer>): RecorderNotes {
  switch (id) {
    case 'guan':
      return { ...notes, guano: noteText(bytes) };
    case 'bext':
      return { ...notes, bext: bextNote(bytes) };
    case 'wamd':
      return { ...notes, wamd: bytes };
    case 'LIST': {
      const entries = infoEntries(bytes);
      const [comment, artist, created] = [entries.get('ICMT'), entries.get('IART'), entries.get('ICRD')];
      return {
        ...notes,
        comment: comment ?? notes.comment,
        artist: artist ?? notes.artist,
        created: created ?? notes.created,
      };
    }
    default:
      return notes;
  }
}

/** What the recorder wrote about itself, from chunks before and after the sound. */
export async function riffNotes(file: FileBytes, chunks: readonly RiffChunk[]): Promise<RecorderNotes> {
  let notes = noNotes;
  let left = mostNoteBytes;
  for (const chunk of chunks) {
    if (!['LIST', 'guan', 'bext', 'wamd'].includes(chunk.id) || chunk.size > longestNoteBytes) continue;
    left -= chunk.size;
    if (left < 0) break;
    notes = chunkNotes(notes, chunk.id, await file.read(chunk.start, chunk.size));
  }
  return notes;
}
