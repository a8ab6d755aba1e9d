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
  #held = new Float32Array(0);
  #clips = 0;

  constructor(windows: ClipWindows) {
    this.#windows = windows;
  }

  /** The clips that are complete so far. */
  push(samples: Float32Array): Clip[] {
    this.#hold(samples);
    const { length, hop } = this.#windows;
    const clips: Clip[] = [];
    let from = 0;
    for (; from + length <= this.#held.length; from += hop)
      clips.push(this.#clip(this.#held.slice(from, from + length), false));
    this.#held = this.#held.slice(from);
    return clips;
  }

  /** The padded last clip, where sound is left that no clip has covered. */
  finish(): Clip | null {
    const { length, hop } = this.#windows;
    const covered = this.#clips === 0 ? 0 : length - hop;
    if (this.#held.length <= covered) return null;
    const samples = new Float32Array(length);
    samples.set(this.#held);
    return this.#clip(samples, true);
  }

  #hold(samples: Float32Array): void {
    const held = new Float32Array(this.#held.length + samples.length);
    held.set(this.#held);
    held.set(samples, this.#held.length);
    this.#held = held;
  }

  #clip(samples: Float32Array, padded: boolean): Clip {
    const startSeconds = (this.#clips * this.#windows.hop) / this.#windows.rateHz;
    this.#clips += 1;
    return { startSeconds, samples, padded };
  }
}
