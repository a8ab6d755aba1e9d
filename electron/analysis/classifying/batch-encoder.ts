import { Bug } from '#contract/failure.ts';
import type { ModelSession } from '../models/onnx-session.ts';
import type { EncoderFacts } from '../models/encoder-schema.ts';
import { withHead, type Head } from './head.ts';
import { clipSizeOf, encode, type Encoded, type Heard } from './encoder.ts';

type Waiting = {
  readonly heard: Heard;
  readonly done: (encoded: Encoded) => void;
  readonly failed: (thrown: unknown) => void;
};

/** Nobody waits longer than this for clips of other recordings, which may come from a slow disk. */
const patienceMs = 20;

/**
 * Gives clips of all recordings that are listened to at once to the encoder in full batches: one alone would rather be a batch of
 * one for every short recording, which costs a fifth more. A batch goes as soon as it is full, when all recordings wait for
 * theirs, or after a moment of patience.
 */
export class BatchEncoder {
  readonly session: ModelSession;
  readonly #facts: EncoderFacts;
  readonly #head: Head | null;
  readonly #most: number;
  readonly #room: Float32Array;
  readonly #waiting: Waiting[] = [];
  #recordings = 0;
  /** Recordings that do not go on before their clips are encoded. */
  #blocked = 0;
  #running = false;
  #impatient: NodeJS.Timeout | null = null;

  /** @param most clips per forward pass @param head whose labels come behind those of the model */
  constructor(session: ModelSession, facts: EncoderFacts, most: number, head: Head | null = null) {
    this.#head = head;
    this.session = session;
    this.#facts = facts;
    this.#most = most;
    this.#room = new Float32Array(most * clipSizeOf(facts));
  }

  /** Work on a recording that will bring clips; until it ends, a batch that is not full waits a little for them. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#recordings += 1;
    try {
      return await work();
    } finally {
      this.#recordings -= 1;
      this.#consider();
    }
  }

  /** @returns one entry per clip, in order. Rejects with what the model throws. */
  async encode(clips: readonly Heard[]): Promise<Encoded[]> {
    const encoded = Promise.all(
      clips.map((heard) => new Promise<Encoded>((done, failed) => void this.#waiting.push({ heard, done, failed }))),
    );
    this.#blocked += 1;
    this.#consider();
    try {
      return await encoded;
    } finally {
      this.#blocked -= 1;
    }
  }

  #consider(): void {
    if (this.#running || this.#waiting.length === 0) return;
    if (this.#waiting.length >= this.#most || this.#blocked >= this.#recordings) void this.#run();
    else this.#impatient ??= setTimeout(() => void this.#run(), patienceMs);
  }

  async #run(): Promise<void> {
    if (this.#impatient !== null) clearTimeout(this.#impatient);
    this.#impatient = null;
    const batch = this.#waiting.splice(0, this.#most);
    this.#running = true;
    try {
      const encoded = await encode(
        this.session,
        this.#facts,
        batch.map(({ heard }) => heard),
        this.#room,
      );
      for (const [at, { done, failed }] of batch.entries()) {
        const own = encoded[at];
        if (own === undefined) failed(new Bug('The encoder gave no answer for a clip.'));
        else done(this.#head === null ? own : withHead(own, this.#head));
      }
    } catch (thrown) {
      for (const { failed } of batch) failed(thrown);
    } finally {
      this.#running = false;
    }
    // Whoever got an answer goes on first, and may bring more.
    setImmediate(() => {
      this.#consider();
    });
  }
}
