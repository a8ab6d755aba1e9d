/** What an AudioSpecificConfig says (ISO 14496-3, 1.6.2.1), as far as ADTS can carry it. */
export type AacSettings = {
  readonly rateIndex: number;
  readonly channelCount: number;
  /** HE-AAC: the packets hold the lower half of the spectrum; what rebuilds the upper half is left out. */
  readonly isHalfBand: boolean;
};

const rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350];
const lowComplexity = 2;
const bandReplication = [5, 29];

/** Reads bits from the highest down. */
function bitReader(bytes: Uint8Array): (count: number) => number {
  let at = 0;
  return (count) => {
    let value = 0;
    for (let i = 0; i < count; i++, at++) value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
}

/** More of them the decoder does not know. */
const mostChannels = 2;

/** @returns null for kinds of AAC other than LC and HE, for odd rates, and for more channels than the decoder takes. */
export function aacSettings(config: Uint8Array): AacSettings | null {
  const bits = bitReader(config);
  const kind = bits(5);
  const rateIndex = bits(4);
  if (rateIndex === 15) return null;
  const channelCode = bits(4);
  const isHalfBand = bandReplication.includes(kind);
  if (isHalfBand) bits(bits(4) === 15 ? 24 : 0);
  const core = isHalfBand ? bits(5) : kind;
  if (core !== lowComplexity || channelCode === 0 || channelCode > mostChannels) return null;
  return { rateIndex, channelCount: channelCode, isHalfBand };
}

/** Samples per second, or null for a reserved index. */
export function aacRate({ rateIndex }: AacSettings): number | null {
  return rates[rateIndex] ?? null;
}

/** An AAC packet with the 7-byte ADTS head that lets it stand alone (ISO 14496-3, 1.A.2.2). */
export function adtsPacket({ rateIndex, channelCount }: AacSettings, packet: Uint8Array): Uint8Array {
  const length = packet.length + 7;
  const out = new Uint8Array(length);
  out[0] = 0xff;
  out[1] = 0xf1;
  out[2] = ((lowComplexity - 1) << 6) | (rateIndex << 2) | (channelCount >> 2);
  out[3] = ((channelCount & 3) << 6) | (length >> 11);
  out[4] = (length >> 3) & 0xff;
  out[5] = ((length & 7) << 5) | 0x1f;
  out[6] = 0xfc;
  out.set(packet, 7);
  return out;
}
