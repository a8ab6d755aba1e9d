import { KnownFailure } from '#contract/failure.ts';
import { audioEntry, type AudioEntry } from './mp4-audio-entry.ts';
import { boxAt, boxHead, firstBox } from './mp4-boxes.ts';
import { packetTable, type PacketTable } from './mp4-packets.ts';
import type { FileBytes } from '../file-bytes.ts';

/** The sound track of an MP4 or QuickTime file. */
export type Mp4Track = {
  readonly entry: AudioEntry;
  readonly packets: PacketTable;
  readonly durationSeconds: number;
  /** Sound before this moment is the encoder's warming up. */
  readonly skipSeconds: number;
  /** When it was recorded, ISO 8601 in UTC, as the movie's head says; null where it says nothing sensible. */
  readonly created: string | null;
};

/** The index of a file of many hours is a few megabytes. */
const largestIndexBytes = 128_000_000;
const mostBoxes = 100_000;

type Damage = 'm4a-index-missing' | 'm4a-index-incomplete' | 'm4a-index-damaged' | 'm4a-index-cut';

function damaged(key: Damage, path: string, cause?: unknown): KnownFailure {
  return new KnownFailure('file-damaged', key, { path, cause });
}

/** The content of the `moov` box, wherever it stands. */
async function movieIndex(file: FileBytes): Promise<DataView> {
  for (let at = 0, box = 0; at < file.size && box < mostBoxes; box++) {
    const bytes = await file.read(at, 16);
    const found = boxHead(new DataView(bytes.buffer), 0);
    if (found === null) break;
    if (found.type === 'moov' && found.size <= largestIndexBytes) {
      const body = await file.read(at + found.head, found.size - found.head);
      return new DataView(body.buffer);
    }
    if (found.size < found.head) break;
    at += found.size;
  }
  throw damaged('m4a-index-missing', file.path);
}

/** mdhd and mvhd, version 0 or 1: units per second, and length in them. */
function timing(head: DataView): { readonly scale: number; readonly duration: number } {
  return head.getUint8(0) === 1
    ? { scale: head.getUint32(20), duration: Number(head.getBigUint64(24)) }
    : { scale: head.getUint32(12), duration: head.getUint32(16) };
}

/** Seconds from 1904, where the clock of these files begins, to 1970. */
const from1904 = 2_082_844_800;
const mostUnixSeconds = 4_294_967_295;

/** mvhd, version 0 or 1. Some programs count from 1970 all the same; then the number is too small for a recording. */
function creationTime(index: DataView): string | null {
  const head = boxAt(index, 'mvhd');
  if (head === null || head.byteLength < 12) return null;
  const told = head.getUint8(0) === 1 ? Number(head.getBigUint64(4)) : head.getUint32(4);
  const unixSeconds = told >= from1904 ? told - from1904 : told;
  if (unixSeconds === 0 || unixSeconds > mostUnixSeconds) return null;
  return new Date(unixSeconds * 1000).toISOString();
}

const mostEdits = 1000;

/** Media time of the first edit that shows something; in units of the track. */
function firstEdit(track: DataView): number {
  const elst = boxAt(track, 'edts/elst');
  if (elst === null) return 0;
  const isWide = elst.getUint8(0) === 1;
  for (let i = 0; i < Math.min(mostEdits, elst.getUint32(4)); i++) {
    const time = isWide ? Number(elst.getBigInt64(16 + 20 * i)) : elst.getInt32(12 + 12 * i);
    if (time >= 0) return time;
  }
  return 0;
}

function isSound(track: DataView): boolean {
  const handler = boxAt(track, 'mdia/hdlr');
  return handler !== null && handler.byteLength >= 12 && handler.getUint32(8) === 0x736f756e; // "soun"
}

function readTrack(track: DataView, created: string | null, { path, size }: FileBytes): Mp4Track {
  const media = boxAt(track, 'mdia/mdhd');
  const table = boxAt(track, 'mdia/minf/stbl');
  const described = table === null ? null : boxAt(table, 'stsd');
  const packets = table === null ? null : packetTable(table, size, path);
  if (media === null || described === null || packets === null) throw damaged('m4a-index-incomplete', path);
  if (packets.sizes.length === 0) throw new KnownFailure('format-unsupported', 'm4a-fragmented', { path });
  const { scale, duration } = timing(media);
  if (scale === 0) throw damaged('m4a-index-damaged', path);
  return {
    entry: audioEntry(described, path),
    packets,
    durationSeconds: duration / scale,
    skipSeconds: firstEdit(track) / scale,
    created,
  };
}

/** Finds and reads the sound track. @throws KnownFailure `file-damaged`, `format-unsupported` or `file-not-audio`. */
export async function mp4Track(file: FileBytes): Promise<Mp4Track> {
  const index = await movieIndex(file);
  try {
    const track = firstBox(index, ({ type, body }) => type === 'trak' && isSound(body));
    if (track === null) throw new KnownFailure('file-not-audio', 'video-without-sound', { path: file.path });
    return readTrack(track.body, creationTime(index), file);
  } catch (thrown) {
    if (thrown instanceof RangeError) throw damaged('m4a-index-cut', file.path, thrown);
    throw thrown;
  }
}
