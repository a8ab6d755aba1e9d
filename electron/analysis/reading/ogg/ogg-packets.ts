import type { OggPage } from './ogg-pages.ts';

/** The packets that end on one page of the stream that is heard. */
export type PagePackets = {
  readonly packets: readonly Uint8Array[];
  readonly granule: number | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Whether pages before it are missing. */
  readonly afterHole: boolean;
};

/** A packet is at most this long; one that goes on for longer was made to fill the memory. */
const mostPacketBytes = 16 * 1024 * 1024;

/** Follows one stream of an Ogg file, and each that begins where the one before has ended (a chain), and puts its packets together. */
export class PacketJoiner {
  #serial: number | null = null;
  #next = 0;
  #hasSound = false;
  #wasDamaged = false;
  /** The pieces of a packet that goes on on the next page. */
  #open: readonly Uint8Array[] | null = null;

  /** Null for a page of another stream, or for one whose time has passed: a block of the card in a wrong place. */
  hear(page: OggPage): PagePackets | null {
    this.#wasDamaged ||= page.afterDamage;
    if (page.isFirst && (this.#serial === null || this.#hasSound)) this.#begin(page);
    else if (page.serial !== this.#serial) return null;
    if (page.sequence < this.#next && this.#wasDamaged) return null;
    const afterHole = page.sequence !== this.#next || (page.afterDamage && !page.isFirst);
    this.#next = page.sequence + 1;
    const packets = this.#joined(page, afterHole);
    this.#hasSound ||= !page.isFirst && (page.granule ?? 0) > 0;
    return { packets, granule: page.granule, isFirst: page.isFirst, isLast: page.isLast, afterHole };
  }

  #begin({ serial, sequence }: OggPage): void {
    this.#serial = serial;
    this.#next = sequence;
    this.#hasSound = false;
    this.#open = null;
  }

  #joined({ pieces, isContinued, goesOn }: OggPage, afterHole: boolean): Uint8Array[] {
    const packets: Uint8Array[] = [];
    let begun = isContinued && !afterHole ? this.#open : null;
    this.#open = null;
    for (const [index, piece] of pieces.entries()) {
      const isRest = index === 0 && isContinued;
      // Its beginning is lost.
      if (isRest && begun === null) continue;
      const parts = [...(begun ?? []), piece];
      begun = null;
      if (!goesOn || index < pieces.length - 1)
        packets.push(parts.length === 1 ? piece : new Uint8Array(Buffer.concat(parts)));
      else if (parts.reduce((sum, { length }) => sum + length, 0) < mostPacketBytes) this.#open = parts;
    }
    return packets;
  }
}
