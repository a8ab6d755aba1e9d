import { unreadableSound } from '../sound-limits.ts';
import { boxAt } from './mp4-boxes.ts';

/** Where every packet of a track lies in the file. */
export type PacketTable = { readonly offsets: Float64Array; readonly sizes: Uint32Array };

/** Four days of sound in packets of 1,024 samples at 48 kHz; a table that promises more was damaged. */
const mostPackets = 16_000_000;

/** The counts that a table says it has, checked against the room it takes. */
function checkedCount(count: number, room: number, entryBytes: number, path: string): number {
  if (count > mostPackets || count * entryBytes > room) throw unreadableSound('sound-index-damaged', {}, path);
  return count;
}

/** stsz: one size for all, or one per packet. */
function packetSizes(stsz: DataView, fileBytes: number, path: string): Uint32Array {
  const uniform = stsz.getUint32(4);
  const count = stsz.getUint32(8);
  if (uniform !== 0) return new Uint32Array(checkedCount(count, fileBytes, uniform, path)).fill(uniform);
  checkedCount(count, stsz.byteLength - 12, 4, path);
  return Uint32Array.from({ length: count }, (_, i) => stsz.getUint32(12 + 4 * i));
}

/** stco or co64: where the chunks start. */
function chunkOffsets(table: DataView, path: string): Float64Array | null {
  const [stco, co64] = [boxAt(table, 'stco'), boxAt(table, 'co64')];
  const box = stco ?? co64;
  if (box === null) return null;
  const [bytes, at] =
    stco === null
      ? [8, (i: number) => Number(box.getBigUint64(8 + 8 * i))]
      : [4, (i: number) => box.getUint32(8 + 4 * i)];
  const length = checkedCount(box.getUint32(4), box.byteLength - 8, bytes, path);
  return Float64Array.from({ length }, (_, i) => at(i));
}

/** stsc: how many packets each chunk holds; an entry counts until the next one. Chunks count up, so each is filled once. */
function packetsPerChunk(stsc: DataView, chunks: number, path: string): Uint32Array {
  const counts = new Uint32Array(chunks);
  const entries = checkedCount(stsc.getUint32(4), stsc.byteLength - 8, 12, path);
  for (let entry = 0; entry < entries; entry++) {
    const first = stsc.getUint32(8 + 12 * entry) - 1;
    const next = entry + 1 < entries ? stsc.getUint32(20 + 12 * entry) - 1 : chunks;
    if (first < 0 || next < first) throw unreadableSound('sound-index-damaged', {}, path);
    counts.fill(stsc.getUint32(12 + 12 * entry), first, next);
  }
  return counts;
}

/**
 * The packets of a sample table `stbl`. @returns null when a table is missing.
 * @throws RangeError when one is cut off; KnownFailure `file-damaged` when it promises more than the file can hold.
 */
export function packetTable(table: DataView, fileBytes: number, path: string): PacketTable | null {
  const stsz = boxAt(table, 'stsz');
  const stsc = boxAt(table, 'stsc');
  const chunks = chunkOffsets(table, path);
  if (stsz === null || stsc === null || chunks === null) return null;
  const sizes = packetSizes(stsz, fileBytes, path);
  const offsets = new Float64Array(sizes.length);
  let packet = 0;
  for (const [chunk, count] of packetsPerChunk(stsc, chunks.length, path).entries()) {
    let at = chunks[chunk] ?? 0;
    for (let i = 0; i < count && packet < sizes.length; i++, packet++) {
      offsets[packet] = at;
      at += sizes[packet] ?? 0;
    }
  }
  if (packet < sizes.length) throw unreadableSound('sound-index-damaged', {}, path);
  return { offsets, sizes };
}
