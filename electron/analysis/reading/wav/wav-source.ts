import { basename } from 'node:path';
import type { AudioFormat } from '#contract/recordings.ts';
import { KnownFailure } from '#contract/failure.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { FileBytes } from '../file-bytes.ts';
import { holdsSound, isFile, riffChunks, type RiffFile } from './riff-chunks.ts';
import { riffNotes } from './riff-notes.ts';
import { checkSound, endsEarly } from '../sound-limits.ts';
import type { RecorderNotes, SoundBlock, SoundSource } from '../sound-source.ts';
import { timeExpansion } from '#analysis/metadata/time-expansion.ts';
import { isTriggeredName, longestExpandedHours, triggeredParts } from './triggered-parts.ts';
import { TriggeredSource, type StretchSource } from './triggered-source.ts';
import { wavFormat, type WavFormat } from './wav-format.ts';
import { wavSamples } from './wav-samples.ts';

/** One block: a few hundred kilobytes, whatever the length of the file and the number of its channels. */
const mostBlockFrames = 65_536;
const mostBlockBytes = 4_194_304;
/** Of plain samples so many are asked for at once: every question to the disk costs as much as reading a hundred kilobytes. */
const framesAtOnce = 4 * mostBlockFrames;

const endDoubts = {
  open: sentence('doubt-header-open'),
  wrapped: sentence('sound-size-wrapped'),
  longer: sentence('sound-size-short'),
} as const;

const notNumbers = sentence('doubt-not-numbers');

export type DataPlace = { readonly start: number; readonly frames: number; readonly warnings: readonly Sentence[] };

/** Where the sound lies and how much of it is really there. */
function dataPlace(file: FileBytes, riff: RiffFile, format: WavFormat): DataPlace {
  const sounds = riff.chunks.filter(holdsSound);
  const data = sounds[0] ?? riff.chunks.find((chunk) => chunk.id === 'data');
  const { path } = file;
  if (data === undefined)
    throw new KnownFailure('file-damaged', 'wav-no-data', {
      path,
    });
  const there = Math.max(0, Math.min(data.size, file.size - data.start));
  const frames = Math.floor(there / format.bytesPerFrame);
  if (frames === 0) throw new KnownFailure('file-empty', 'wav-only-header', { path });
  const warnings: Sentence[] = [];
  if (riff.end !== 'stated') warnings.push(endDoubts[riff.end]);
  const count = sounds.length + riff.chunks.filter(isFile).length;
  if (count > 1) warnings.push(sentence('doubt-more-sounds', { count }));
  if (data.size > there) {
    const missing = (data.size - there) / format.bytesPerFrame / format.rateHz;
    warnings.push(endsEarly(missing));
  } else if (riff.end === 'stated' && there % format.bytesPerFrame !== 0) {
    warnings.push(sentence('doubt-half-sample'));
  }
  return { start: data.start, frames, warnings };
}

/** Of which file the samples are, and what its bytes need before they are read as a WAV file's. */
export type PcmKind = { readonly format: AudioFormat; readonly prepare?: (bytes: Uint8Array<ArrayBuffer>) => void };

/** Our own streaming reader of plain samples, as WAV, RF64, BW64, AIFF and W64 hold them: one block in memory at a time. */
export class PcmSource implements StretchSource {
  readonly format: AudioFormat;
  readonly canSeek = true;
  readonly encoding: string;
  readonly rateHz: number;
  readonly channelCount: number;
  readonly frames: number;
  readonly notes: RecorderNotes;
  readonly #warnings: Sentence[];
  readonly #prepare: PcmKind['prepare'];
  readonly #file: FileBytes;
  readonly #wav: WavFormat;
  readonly #dataStart: number;

  constructor(file: FileBytes, wav: WavFormat, place: DataPlace, notes: RecorderNotes, kind: PcmKind) {
    this.format = kind.format;
    this.#prepare = kind.prepare;
    this.#file = file;
    this.#wav = wav;
    this.#dataStart = place.start;
    this.encoding = wav.encoding;
    this.rateHz = wav.rateHz;
    this.channelCount = wav.channelCount;
    this.frames = place.frames;
    this.notes = notes;
    this.#warnings = [...wav.warnings, ...place.warnings];
  }

  get warnings(): readonly Sentence[] {
    return this.#warnings;
  }

  async *blocks(startFrame: number, endFrame = this.frames): AsyncGenerator<SoundBlock, void, void> {
    if (this.#isPlain()) return yield* this.#plainBlocks(startFrame, endFrame);
    const { bytesPerFrame } = this.#wav;
    const blockFrames = Math.min(mostBlockFrames, Math.ceil(mostBlockBytes / bytesPerFrame));
    // A block is good until the next one: hours of sound go through the same few arrays.
    const most = Math.max(0, Math.min(blockFrames, endFrame - startFrame));
    const room = new ArrayBuffer(most * bytesPerFrame);
    const channels = Array.from({ length: this.channelCount }, () => new Float32Array(most));
    for (let frame = startFrame; frame < endFrame; frame += blockFrames) {
      const wanted = Math.min(blockFrames, endFrame - frame);
      const bytes = await this.#file.read(this.#dataStart + frame * bytesPerFrame, wanted * bytesPerFrame, room);
      this.#prepare?.(bytes);
      const block = wavSamples(bytes, this.#wav, channels);
      if (block.broken > 0) this.#warnOfBrokenSamples();
      if (block.frames < wanted) this.#warnOfShrinking();
      if (block.frames > 0) yield block;
      if (block.frames < wanted) return;
    }
  }

  /** What nearly every recorder writes. */
  #isPlain(): boolean {
    const { kind, bits, channelCount } = this.#wav;
    return kind !== 'float' && bits === 16 && channelCount === 1;
  }

  async *#plainBlocks(startFrame: number, endFrame: number): AsyncGenerator<SoundBlock, void, void> {
    const { rooms } = this.#file;
    const room = rooms.take(Math.max(0, Math.min(framesAtOnce, endFrame - startFrame)));
    try {
      for (let frame = startFrame; frame < endFrame; frame += framesAtOnce) {
        const wanted = Math.min(framesAtOnce, endFrame - frame);
        const bytes = await this.#file.read(this.#dataStart + 2 * frame, 2 * wanted, room.bytes);
        const read = Math.floor(bytes.length / 2);
        if (read < wanted) this.#warnOfShrinking();
        this.#prepare?.(bytes);
        if (bytes.buffer !== room.bytes) new Uint8Array(room.bytes).set(bytes);
        for (let from = 0; from < read; from += mostBlockFrames) {
          const frames = Math.min(mostBlockFrames, read - from);
          yield { channels: [room.floats(from, frames)], frames };
        }
        if (read < wanted) return;
      }
    } finally {
      rooms.give(room);
    }
  }

  #warnOfBrokenSamples(): void {
    if (!this.#warnings.includes(notNumbers)) this.#warnings.push(notNumbers);
  }

  warn(doubt: Sentence): void {
    this.#warnings.push(doubt);
  }

  #warnOfShrinking(): void {
    this.#warnings.push(sentence('doubt-became-shorter'));
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** A time-expanded recording at its true speed: detectors for bats play back ten times slower than they hear. */
function expanded(format: WavFormat, notes: RecorderNotes): WavFormat {
  const factor = timeExpansion(notes);
  if (factor === 1) return format;
  const warning = sentence('doubt-slowed-down', { factor });
  return { ...format, rateHz: format.rateHz * factor, warnings: [...format.warnings, warning] };
}

/**
 * Opens a WAV, RF64 or BW64 file. Truncated files and unfinished headers are read as far as they go, with a warning.
 * @throws KnownFailure `file-damaged`, `file-empty` or `format-unsupported`.
 */
export async function openWav(file: FileBytes): Promise<SoundSource> {
  const riff = await riffChunks(file);
  const fmt = riff.chunks.find((chunk) => chunk.id === 'fmt ');
  if (fmt === undefined)
    throw new KnownFailure('file-damaged', 'wav-no-format', {
      path: file.path,
    });
  const notes = await riffNotes(file, riff.chunks);
  const format = expanded(wavFormat(await file.read(fmt.start, Math.min(fmt.size, 64)), file.path), notes);
  checkSound(format, file.path);
  const place = dataPlace(file, riff, format);
  const source = new PcmSource(file, format, place, notes, { format: 'wav' });
  const mayBeCut = isTriggeredName(basename(file.path)) && format.kind === 'pcm' && format.bytesPerFrame === 2;
  const parts = mayBeCut
    ? await triggeredParts(file, place.start, { frames: place.frames, rateHz: format.rateHz })
    : null;
  if (parts !== 'beyond-reason') return parts === null ? source : new TriggeredSource(source, parts);
  source.warn(sentence('sound-silence-too-long', { hours: longestExpandedHours }));
  return source;
}
