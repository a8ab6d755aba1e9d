const mostLacing = 255;

function lacing(length: number): number[] {
  return [...Array.from({ length: Math.floor(length / 255) }, () => 255), length % 255];
}

function page(sequence: number, isFirst: boolean, packets: readonly Uint8Array[]): Uint8Array {
  const lengths = packets.flatMap((packet) => lacing(packet.length));
  const head = Buffer.alloc(27);
  head.write('OggS', 'latin1');
  head.writeUInt8(isFirst ? 2 : 0, 5);
  head.writeUInt32LE(1, 14);
  head.writeUInt32LE(sequence, 18);
  head.writeUInt8(lengths.length, 26);
  return Buffer.concat([head, Uint8Array.from(lengths), ...packets]);
}

/** Whether a packet fits on a page of its own. Those of sound do by far. */
export function fitsPage(packet: Uint8Array): boolean {
  return packet.length < mostLacing * 255;
}

/** Whole packets on pages without a gap, for decoders that want pages: nothing that was damaged, nothing that goes on. */
export class PageWriter {
  #sequence = 0;

  /** @param packets each of which fits on a page */
  pages(packets: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
    const pages: Uint8Array[] = [];
    let held: Uint8Array[] = [];
    let segments = 0;
    const write = (): void => {
      pages.push(page(this.#sequence, this.#sequence === 0, held));
      this.#sequence += 1;
      held = [];
      segments = 0;
    };
    for (const packet of packets) {
      const more = Math.floor(packet.length / 255) + 1;
      if (segments + more > mostLacing) write();
      held.push(packet);
      segments += more;
    }
    if (held.length > 0) write();
    // The decoders' parser waits for a byte behind a page before it lets go of it, and passes over what is none.
    return new Uint8Array(Buffer.concat([...pages, Uint8Array.of(0)]));
  }
}
