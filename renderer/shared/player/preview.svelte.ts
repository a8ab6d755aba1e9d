import type { DetectionId } from '#contract/ids.ts';
import type { Client } from '#contract/requests.ts';

/** The part of an <audio> element that a preview needs. */
export interface ShortSound {
  src: string;
  play(): Promise<void>;
  pause(): void;
  onended: unknown;
}

/** A hand that only passes over a card does not make it sing. */
const restMs = 250;

/** Two seconds of a clip, heard while the pointer rests on its card. */
export class PreviewModel {
  /** Whether cards sing under the pointer. */
  on = $state(true);
  playing = $state<DetectionId | null>(null);
  readonly #client: Client;
  readonly #make: () => ShortSound;
  #sound: ShortSound | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client, make: () => ShortSound = () => new Audio()) {
    this.#client = client;
    this.#make = make;
  }

  /** The pointer has come onto a card. */
  rest(detection: DetectionId): void {
    if (!this.on) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.play(detection), restMs);
  }

  /** The pointer has left, or the card has gone. */
  stop(): void {
    clearTimeout(this.#waiting);
    this.#sound?.pause();
    this.playing = null;
  }

  toggle(detection: DetectionId): void {
    if (this.playing === detection) this.stop();
    else void this.play(detection);
  }

  async play(detection: DetectionId): Promise<void> {
    this.stop();
    this.#sound ??= this.#make();
    const sound = this.#sound;
    sound.src = this.#client.mediaUrl('preview', detection);
    sound.onended = () => this.stop();
    this.playing = detection;
    try {
      await sound.play();
    } catch {
      // The recording is away, or the browser wants a click before it plays anything: the clip's own page says so.
      if (this.playing === detection) this.playing = null;
    }
  }
}
