import type { FileBytes } from '../file-bytes.ts';
import { chunkNotes, longestNoteBytes, noteText } from '../wav/riff-notes.ts';
import { noNotes, type RecorderNotes } from '../sound-source.ts';

const vorbisComment = 4;
const application = 2;
/** Before the sound; an encoder writes a handful. */
const mostBlocks = 1000;

/** The entries of a Vorbis comment by upper-case name: vendor, count, then `NAME=text` each with its length before it. */
function vorbisEntries(bytes: Uint8Array<ArrayBuffer>): Map<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = new Map<string, string>();
  let at = 4 + (bytes.length < 8 ? bytes.length : view.getUint32(0, true));
  if (at + 4 > bytes.length) return entries;
  const count = view.getUint32(at, true);
  at += 4;
  for (let entry = 0; entry < count && at + 4 <= bytes.length; entry += 1) {
    const size = view.getUint32(at, true);
    const text = noteText(bytes.subarray(at + 4, Math.min(bytes.length, at + 4 + size)));
    const sign = text.indexOf('=');
    if (sign > 0) entries.set(text.slice(0, sign).toUpperCase(), text.slice(sign + 1));
    at += 4 + size;
  }
  return entries;
}

function withTags(notes: RecorderNotes, bytes: Uint8Array<ArrayBuffer>): RecorderNotes {
  const tags = vorbisEntries(bytes);
  const comment = tags.get('COMMENT') ?? tags.get('DESCRIPTION') ?? tags.get('ICMT') ?? notes.comment;
  const created = tags.get('CREATION_TIME') ?? tags.get('DATE') ?? notes.created;
  return { ...notes, comment, artist: tags.get('ARTIST') ?? notes.artist, created };
}

/** An APPLICATION block `riff` holds a chunk of the WAV file that the FLAC was made from (flac --keep-foreign-metadata). */
function withForeign(notes: RecorderNotes, bytes: Uint8Array<ArrayBuffer>): RecorderNotes {
  const text = (start: number): string => String.fromCharCode(...bytes.subarray(start, start + 4));
  return text(0) === 'riff' ? chunkNotes(notes, text(4), bytes.slice(12)) : notes;
}

/**
 * What the recorder wrote about itself, carried over into a FLAC file as tags or as whole chunks.
 */
export async function flacNotes(file: FileBytes): Promise<RecorderNotes> {
  let notes = noNotes;
  let at = 4;
  for (let block = 0; block < mostBlocks; block += 1) {
    const [type = 0x80, ...size] = await file.read(at, 4);
    if (size.length < 3) return notes;
    const length = size.reduce((sum, byte) => sum * 256 + byte, 0);
    const kind = type & 0x7f;
    if ((kind === vorbisComment || kind === application) && length >= 8 && length <= longestNoteBytes) {
      const bytes = await file.read(at + 4, length);
      notes = kind === vorbisComment ? withTags(notes, bytes) : withForeign(notes, bytes);
    }
    if ((type & 0x80) !== 0) return notes;
    at += 4 + length;
  }
  return notes;
}

/** Of `fLaC` and STREAMINFO. */
const leastHead = 42;
/** Types of blocks from here on mean nothing (RFC 9639, table 1). */
const knownTypes = 7;

/** Where the first frame should stand: behind the blocks; behind the first one where they are damaged. */
export async function soundStart(file: FileBytes): Promise<number> {
  let at = leastHead;
  let isLast = (((await file.read(4, 1))[0] ?? 0x80) & 0x80) !== 0;
  for (let block = 0; !isLast && block < mostBlocks; block += 1) {
    const [type = 0, ...size] = await file.read(at, 4);
    const kind = type & 0x7f;
    at += 4 + size.reduce((sum, byte) => sum * 256 + byte, 0);
    if (kind === 0 || kind >= knownTypes || at > file.size) return leastHead;
    isLast = (type & 0x80) !== 0;
  }
  return isLast ? at : leastHead;
}
