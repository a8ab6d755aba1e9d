import { KnownFailure } from '#contract/failure.ts';
import type { FileBytes } from './file-bytes.ts';
import type { PacketTable } from './mp4/mp4-packets.ts';

/**
 * The bytes of packets `first` to `last`, the latter excluded. Packets that lie one behind the other are read at once.
 * @throws KnownFailure `file-damaged` when the file ends before a packet does.
 */
export async function readPackets(
  file: FileBytes,
  { offsets, sizes }: PacketTable,
  first: number,
  last: number,
): Promise<Uint8Array[]> {
  const packets: Uint8Array[] = [];
  for (let from = first; from < last;) {
    const start = offsets[from] ?? 0;
    let to = from;
    let length = 0;
    while (to < last && offsets[to] === start + length) length += sizes[to++] ?? 0;
    const bytes = await file.read(start, length);
    if (bytes.length < length) throw new KnownFailure('file-damaged', 'file-ends-early', { path: file.path });
    for (let at = 0; from < to; from++) {
      const size = sizes[from] ?? 0;
      packets.push(bytes.subarray(at, at + size));
      at += size;
    }
  }
  return packets;
}
