import { KnownFailure } from '#contract/failure.ts';
import type { DecodedPiece } from '../decoded-piece.ts';
import { DecodedSource } from '../decoded-source.ts';
import type { FileBytes } from '../file-bytes.ts';
import { streamInfo } from '../flac/stream-info.ts';
import type { SoundSource } from '../sound-source.ts';
import { openLink, type OggLink } from './ogg-links.ts';
import { firstGranule, lastGranule } from './ogg-page.ts';
import { PacketJoiner, type PagePackets } from './ogg-packets.ts';
import { oggPages } from './ogg-pages.ts';
import { OggTimes } from './ogg-times.ts';

/** The longest block of Vorbis; a whole file may lack one at either end. */
const longestBlock = 8192;
/** A page lasts about a second. */
const firstPageSeconds = 2;

/** How much less than its last page says a whole file may hold: a piece of a stream counts on from what was sent before it. */
async function slack(file: FileBytes, rateHz: number): Promise<{ slackFrames?: number }> {
  const first = await firstGranule(file);
  if (first === null) return {};
  return { slackFrames: 2 * longestBlock + (first > firstPageSeconds * rateHz ? first : 0) };
}

async function identification(file: FileBytes, magic: string): Promise<DataView<ArrayBuffer>> {
  const bytes = await file.read(0, 512);
  const at = Buffer.from(bytes).indexOf(magic, 0, 'latin1');
  if (at === -1 || at + 20 > bytes.length)
    throw new KnownFailure('file-damaged', 'ogg-header-cut', { path: file.path });
  return new DataView(bytes.buffer, at);
}

const broken: DecodedPiece = { channels: [], frames: 0, damaged: true };

/** The streams of an Ogg file, one behind the other, every page in its time. */
class OggSound {
  readonly #joiner = new PacketJoiner();
  #link: OggLink | null = null;
  #times = new OggTimes(0);

  async *of(file: FileBytes, isFlac: boolean): AsyncGenerator<DecodedPiece, void, void> {
    try {
      for await (const page of oggPages(file, isFlac)) {
        const packets = this.#joiner.hear(page);
        if (packets !== null) yield* this.#page(packets);
      }
      yield* await this.#end();
    } finally {
      await this.#link?.free();
    }
  }

  async *#page(page: PagePackets): AsyncGenerator<DecodedPiece, void, void> {
    const [first] = page.packets;
    if (page.isFirst) {
      yield* await this.#end();
      this.#link = first === undefined ? null : openLink(first);
      this.#times = new OggTimes(this.#link?.head.preSkip ?? 0);
    }
    const link = this.#link;
    if (link === null) return;
    if (page.afterHole) this.#times.noteHole();
    const pieces = await link.decode(page.packets, page.afterHole).catch(() => null);
    if (pieces === null) {
      yield broken;
      await this.#end();
    } else if (link.knowsTimes) yield* pieces;
    else for (const piece of pieces) yield this.#times.placed(piece, page);
  }

  async #end(): Promise<DecodedPiece[]> {
    const rest = (await this.#link?.finish().catch(() => [broken])) ?? [];
    await this.#link?.free();
    this.#link = null;
    return rest;
  }
}

function oggSound(file: FileBytes, isFlac = false) {
  return () => new OggSound().of(file, isFlac);
}

/** Opens Ogg Vorbis; channels and rate come from the identification header (Vorbis I, section 4.2.2). */
export async function openVorbis(file: FileBytes): Promise<SoundSource> {
  const head = await identification(file, '\x01vorbis');
  const rateHz = head.getUint32(12, true);
  const channelCount = head.getUint8(11);
  if (rateHz === 0 || channelCount === 0)
    throw new KnownFailure('file-damaged', 'ogg-header-wrong', {
      path: file.path,
    });
  return new DecodedSource(file, {
    format: 'ogg',
    encoding: 'Ogg Vorbis',
    rateHz,
    channelCount,
    frames: await lastGranule(file),
    ...(await slack(file, rateHz)),
    sound: oggSound(file),
  });
}

/** Opens Ogg Opus, which always decodes at 48 kHz (RFC 7845); the first `pre-skip` frames are not sound. */
export async function openOpus(file: FileBytes): Promise<SoundSource> {
  const head = await identification(file, 'OpusHead');
  return new DecodedSource(file, {
    format: 'ogg',
    encoding: 'Ogg Opus',
    rateHz: 48_000,
    channelCount: head.getUint8(9),
    frames: Math.max(0, (await lastGranule(file)) - head.getUint16(10, true)),
    ...(await slack(file, 48_000)),
    sound: oggSound(file),
  });
}

/** Opens FLAC in Ogg. */
export async function openOggFlac(file: FileBytes): Promise<SoundSource> {
  const head = await identification(file, '\x7fFLAC');
  const info = streamInfo(new Uint8Array(head.buffer, head.byteOffset), 17);
  if (info === null) throw new KnownFailure('file-damaged', 'flac-header-cut', { path: file.path });
  if (info.rateHz === 0) throw new KnownFailure('file-damaged', 'flac-rate-zero', { path: file.path });
  return new DecodedSource(file, {
    format: 'ogg',
    encoding: `FLAC ${String(info.bits)}-bit`,
    rateHz: info.rateHz,
    channelCount: info.channelCount,
    ...(info.frames === null ? {} : { slackFrames: 0 }),
    frames: info.frames ?? (await lastGranule(file)),
    sound: oggSound(file, true),
  });
}
