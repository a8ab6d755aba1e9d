import { KnownFailure } from '#contract/failure.ts';
import { sentence, type SentenceValue } from '#contract/words/sentence.ts';
import { aacRate, aacSettings, type AacSettings } from './aac-settings.ts';
import { boxAt, boxes } from './mp4-boxes.ts';

/** How the packets of a track are coded. */
export type AudioEntry = { readonly codec: 'aac'; readonly aac: AacSettings } | { readonly codec: 'mp3' };

const names: Record<string, string> = {
  alac: 'Apple Lossless',
  'ac-3': 'Dolby Digital',
  'ec-3': 'Dolby Digital Plus',
  samr: 'AMR',
  sawb: 'AMR wide-band',
  Opus: 'Opus',
  fLaC: 'FLAC',
  lpcm: 'PCM',
  sowt: 'PCM',
  twos: 'PCM',
};

/** Bytes before the child boxes: 28 in MP4, more in the two newer QuickTime versions. */
function childrenStart(entry: DataView): number {
  const version = entry.getUint16(8);
  return version === 1 ? 44 : version === 2 ? 64 : 28;
}

/** The value of the descriptor `tag` inside `bytes`, whose own length is coded in 7-bit bytes (ISO 14496-1, 8.3.3). */
function descriptor(bytes: DataView, from: number, tag: number): number | null {
  for (let at = from; at + 2 <= bytes.byteLength;) {
    const found = bytes.getUint8(at++);
    let length = 0;
    for (let more = true; more;) {
      const byte = bytes.getUint8(at++);
      length = length * 128 + (byte & 0x7f);
      more = (byte & 0x80) !== 0;
    }
    if (found === tag) return at;
    at += length;
  }
  return null;
}

type Stream = { readonly objectType: number; readonly config: Uint8Array };

/** ES_Descriptor (3) > DecoderConfigDescriptor (4) > DecoderSpecificInfo (5). */
function elementaryStream(esds: DataView): Stream | null {
  const stream = descriptor(esds, 4, 3);
  const decoder = stream === null ? null : descriptor(esds, stream + 3, 4);
  if (decoder === null) return null;
  const config = descriptor(esds, decoder + 13, 5);
  const bytes =
    config === null
      ? new Uint8Array(0)
      : new Uint8Array(esds.buffer, esds.byteOffset + config, Math.min(16, esds.byteLength - config));
  return { objectType: esds.getUint8(decoder), config: bytes };
}

function unsupported(name: SentenceValue, path: string): KnownFailure {
  return new KnownFailure('format-unsupported', 'm4a-codec', { values: { name }, path });
}

/** @param described content of a `stsd` box. @throws KnownFailure `format-unsupported` for anything but AAC and MP3. */
export function audioEntry(described: DataView, path: string): AudioEntry {
  const [entry] = boxes(described, 8);
  if (entry === undefined) throw new KnownFailure('file-damaged', 'm4a-index-incomplete', { path });
  if (entry.type === '.mp3') return { codec: 'mp3' };
  if (entry.type !== 'mp4a') throw unsupported(names[entry.type] ?? `"${entry.type}"`, path);
  const children = new DataView(
    entry.body.buffer,
    entry.body.byteOffset + childrenStart(entry.body),
    entry.body.byteLength - childrenStart(entry.body),
  );
  const esds = boxAt(children, 'esds') ?? boxAt(children, 'wave/esds');
  const stream = esds === null ? null : elementaryStream(esds);
  if (stream === null) throw new KnownFailure('file-damaged', 'm4a-index-incomplete', { path });
  // Object types: 0x40 AAC, 0x66 to 0x68 AAC of MPEG-2, 0x69 and 0x6b MP3.
  if (stream.objectType === 0x69 || stream.objectType === 0x6b) return { codec: 'mp3' };
  const aac = aacSettings(stream.config);
  if (aac === null || aacRate(aac) === null) throw unsupported(sentence('m4a-rare-aac'), path);
  return { codec: 'aac', aac };
}
