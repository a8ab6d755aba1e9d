/** One window of sound at the model's rate. `padded`: the recording ended inside it and silence fills it up. */
export type Clip = { readonly startSeconds: number; readonly samples: Float32Array; readonly padded: boolean };

/** Length and step of the windows, in samples at the model's rate. */
export type ClipWindows = { readonly length: number; readonly hop: number; readonly rateHz: number };

/** @param overlapSeconds what neighbours share; less than a window. */
export function clipWindows(rateHz: number, windowSeconds: number, overlapSeconds: number): ClipWindows {
  const length = Math.round(rateHz * windowSeconds);
  const hop = Math.max(1, length - Math.round(rateHz * overlapSeconds));
  return { length, hop, rateHz };
}

/**
 * Cuts a stream of samples into windows. A window starts every `hop` samples for as long as the one before did not reach the end; the
 * last one is filled up with silence, so a recording shorter than a window gives one padded clip.
 */
export class ClipCutter {
  readonly #windows: ClipWindows;
  readonly #spare: Float32Array[];
  /** The next clip, of which `#count` samples are there. */
  #next: Float32Array;
  #count = 0;
  #clips = 0;

  /** @param spare samples of clips that nobody needs any more, a window long each: hours of sound go through a few of them */
  constructor(windows: ClipWindows, spare: Float32Array[] = []) {
    this.#windows = windows;
    this.#spare = spare;
    this.#next = this.#room();
  }

  /** The clips that are complete so far. */
  push(samples: Float32Array): Clip[] {
    const { length, hop } = this.#windows;
    const clips: Clip[] = [];
    for (let at = 0; at < samples.length;) {
      const more = samples.subarray(at, at + length - this.#count);
      this.#next.set(more, this.#count);
      this.#count += more.length;
      at += more.length;
      if (this.#count < length) break;
      const whole = this.#next;
      this.#next = this.#room();
      this.#next.set(whole.subarray(hop));
      this.#count = length - hop;
      clips.push(this.#clip(whole, false));
    }
    return clips;
  }

  /**
   * The padded last clip, where sound is left that no clip has covered; less than a millisecond, as decoders and another rate leave it
   * over, is none. Nothing can be pushed after it.
   */
  finish(): Clip | null {
    const { length, hop, rateHz } = this.#windows;
    const covered = this.#clips === 0 ? 0 : length - hop + Math.floor(rateHz / 1000);
    if (this.#count <= covered) {
      this.#spare.push(this.#next);
      return null;
    }
    this.#next.fill(0, this.#count);
    return this.#clip(this.#next, true);
  }

  #room(): Float32Array {
    return this.#spare.pop() ?? new Float32Array(this.#windows.length);
  }

  #clip(samples: Float32Array, padded: boolean): Clip {
    const startSeconds = (this.#clips * this.#windows.hop) / this.#windows.rateHz;
    this.#clips += 1;
    return { startSeconds, samples, padded };
  }
}
