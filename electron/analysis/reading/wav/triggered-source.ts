import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { SoundBlock, SoundSource } from '../sound-source.ts';
import type { TriggeredPart } from './triggered-parts.ts';

/** A source that can be asked for a stretch, so that short parts cost no more than they hold. */
export type StretchSource = SoundSource & {
  blocks(startFrame: number, endFrame: number): AsyncGenerator<SoundBlock, void, void>;
};

const blockFrames = 65_536;

/** An AudioMoth's triggered file in true time: what was left out is silence. */
export class TriggeredSource implements SoundSource {
  readonly format = 'wav';
  readonly canSeek = true;
  readonly encoding: string;
  readonly rateHz: number;
  readonly channelCount = 1;
  readonly frames: number;
  readonly notes: SoundSource['notes'];
  readonly #stored: StretchSource;
  readonly #parts: readonly TriggeredPart[];

  constructor(stored: StretchSource, parts: readonly TriggeredPart[]) {
    this.#stored = stored;
    this.#parts = parts;
    this.encoding = stored.encoding;
    this.rateHz = stored.rateHz;
    this.notes = stored.notes;
    const last = parts.at(-1);
    this.frames = last === undefined ? 0 : last.startFrame + last.frames;
  }

  get warnings(): readonly Sentence[] {
    return [...this.#stored.warnings, sentence('doubt-triggered')];
  }

  async *blocks(startFrame: number): AsyncGenerator<SoundBlock, void, void> {
    for (const part of this.#parts) {
      const skip = Math.max(0, startFrame - part.startFrame);
      if (skip >= part.frames) continue;
      if (part.storedFrame === null) yield* silence(part.frames - skip);
      else yield* this.#sound(part.storedFrame + skip, part.frames - skip);
    }
  }

  async *#sound(storedFrame: number, frames: number): AsyncGenerator<SoundBlock, void, void> {
    let left = frames;
    for await (const block of this.#stored.blocks(storedFrame, storedFrame + frames)) {
      yield block;
      left -= block.frames;
    }
    // The file became shorter meanwhile: later parts keep their place.
    yield* silence(left);
  }

  close(): Promise<void> {
    return this.#stored.close();
  }
}

function* silence(frames: number): Generator<SoundBlock, void, void> {
  for (let left = frames; left > 0; left -= blockFrames) {
    const length = Math.min(left, blockFrames);
    yield { frames: length, channels: [new Float32Array(length)] };
  }
}
