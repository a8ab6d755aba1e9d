import type { AacDecode } from './aac-decoder.ts';
import { adtsPacket, type AacSettings } from './aac-settings.ts';

/** Samples of one AAC packet. */
export const packetFrames = 1024;

/**
 * A packet's last byte holds a bit of its end mark (ISO 14496-3, 4.5.2.1), so none ends in as many zeros: a card lost the rest. The
 * decoder does not survive such packets, and neither would the process.
 */
const blankBytes = 8;

function isCutOff(packet: Uint8Array): boolean {
  return packet.length >= blankBytes && packet.subarray(-blankBytes).every((byte) => byte === 0);
}

/** What came out of a stretch of packets, every packet in its place. */
export type HeardPackets = { readonly channels: readonly Float32Array[]; readonly lost: number };

/** Decodes packets one stretch at a time; a stretch with damage in it is halved until only the damaged packets are left out. */
export class PatientAac {
  readonly #aac: AacSettings;
  readonly #decode: AacDecode;

  constructor(aac: AacSettings, decode: AacDecode) {
    this.#aac = aac;
    this.#decode = decode;
  }

  /**
   * @param packets the first `warmUp` of them (0 or 1) only warm the decoder up
   * @returns `packetFrames` samples a packet and channel; silence stands for what could not be decoded, so that later times stay true
   */
  async heard(packets: readonly Uint8Array[], warmUp: number): Promise<HeardPackets> {
    const frames = (packets.length - warmUp) * packetFrames;
    const channels = Array.from({ length: this.#aac.channelCount }, () => new Float32Array(frames));
    const lost = await this.#fill(packets, warmUp, packets.length, (decoded, from) => {
      for (const [index, channel] of channels.entries())
        channel.set(decoded[index] ?? decoded[0] ?? [], (from - warmUp) * packetFrames);
    });
    return { channels, lost };
  }

  /** @returns how many of the packets `from` to `to` were lost */
  async #fill(
    packets: readonly Uint8Array[],
    from: number,
    to: number,
    put: (channels: readonly Float32Array[], from: number) => void,
  ): Promise<number> {
    const decoded = await this.#stretch(packets, from, to);
    if (decoded !== null) {
      put(decoded, from);
      return 0;
    }
    if (to - from === 1) return 1;
    const middle = Math.floor((from + to) / 2);
    const lost = await this.#fill(packets, from, middle, put);
    return lost + (await this.#fill(packets, middle, to, put));
  }

  /** Null where not all packets of the stretch can be decoded. The one before it warms up, unless it is damaged itself. */
  async #stretch(packets: readonly Uint8Array[], from: number, to: number): Promise<Float32Array[] | null> {
    const wanted = packets.slice(from, to);
    if (wanted.some(isCutOff)) return null;
    const before = packets.slice(Math.max(0, from - 1), from).filter((packet) => !isCutOff(packet));
    const warm = await this.#whole([...before, ...wanted], before.length);
    return warm ?? (before.length > 0 && wanted.length === 1 ? this.#whole(wanted, 0) : null);
  }

  async #whole(packets: readonly Uint8Array[], skipped: number): Promise<Float32Array[] | null> {
    const adts = new Uint8Array(Buffer.concat(packets.map((packet) => adtsPacket(this.#aac, packet))));
    const block = await this.#decode(adts).catch(() => null);
    if (block === null || block.frames < packets.length * packetFrames) return null;
    const [from, to] = [skipped * packetFrames, packets.length * packetFrames];
    return block.channels.map((channel) => channel.subarray(from, to));
  }
}
