import { boxAt } from './mp4-boxes.ts';

/** Where every packet of a track lies in the file. */
export type PacketTable = { readonly offsets: Float64Array; readonly sizes: Uint32Array };

/** stsz: one size for all, or one per packet. */
function packetSizes(stsz: DataView): Uint32Array {
  const uniform = stsz.getUint32(4);
  const count = stsz.getUint32(8);
  if (uniform !== 0) return new Uint32Array(count).fill(uniform);
  return Uint32Array.from({ length: count }, (_, i) => stsz.getUint32(12 + 4 * i));
}

/** stco or co64: where the chunks start. */
function chunkOffsets(table: DataView): Float64Array | null {
  const stco = boxAt(table, 'stco');
  if (stco !== null) return Float64Array.from({ length: stco.getUint32(4) }, (_, i) => stco.getUint32(8 + 4 * i));
  const co64 = boxAt(table, 'co64');
  return co64 === null
    ? null
    : Float64Array.from({ length: co64.getUint32(4) }, (_, i) => Number(co64.getBigUint64(8 + 8 * i)));
}

/** stsc: how many packets each chunk holds; an entry counts until the next one. */
function packetsPerChunk(stsc: DataView, chunks: number): Uint32Array {
  const counts = new Uint32Array(chunks);
  for (let entry = 0; entry < stsc.getUint32(4); entry++) {
    const firstChunk = stsc.getUint32(8 + 12 * entry) - 1;
    counts.fill(stsc.getUint32(12 + 12 * entry), firstChunk);
  }
  return counts;
}

/** The packets of a sample table `stbl`. @returns null when a table is missing. @throws RangeError when one is cut off. */
export function packetTable(table: DataView): PacketTable | null {
  const stsz = boxAt(table, 'stsz');
  const stsc = boxAt(table, 'stsc');
  const chunks = chunkOffsets(table);
  if (stsz === null || stsc === null || chunks === null) return null;
  const sizes = packetSizes(stsz);
  const offsets = new Float64Array(sizes.length);
  let packet = 0;
  for (const [chunk, count] of packetsPerChunk(stsc, chunks.length).entries()) {
    let at = chunks[chunk] ?? 0;
    for (let i = 0; i < count && packet < sizes.length; i++, packet++) {
      offsets[packet] = at;
      at += sizes[packet] ?? 0;
    }
  }
  return { offsets, sizes };
}
