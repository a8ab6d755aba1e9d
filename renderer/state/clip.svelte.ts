import type { Failure } from '#contract/failure.ts';
import type { DetectionId, Verdict } from '#contract/recordings.ts';
import type { Client, DetectionDetail } from '#contract/requests.ts';
import { failureOf } from './failure-of.ts';
import { Reading } from './reading.svelte.ts';

/** One detection with everything known about it, and the two things a person can do to it. */
export class ClipModel {
  readonly reading = new Reading<DetectionDetail>();
  /** Why the last review or picture was refused. */
  refused = $state.raw<Failure | null>(null);
  saving = $state(false);
  readonly #client: Client;
  #detection: DetectionId | null = null;

  constructor(client: Client) {
    this.#client = client;
  }

  async open(detection: DetectionId): Promise<void> {
    if (detection !== this.#detection) this.refused = null;
    this.#detection = detection;
    await this.reading.load(() => this.#client.ask('detection.read', { detection }));
  }

  async refresh(): Promise<void> {
    if (this.#detection !== null) await this.open(this.#detection);
  }

  review(verdict: Verdict | null, comment: string): Promise<boolean> {
    return this.#change((detection) => this.#client.ask('review.write', { detection, verdict, comment }));
  }

  paintAnother(): Promise<boolean> {
    return this.#change((detection) => this.#client.ask('picture.request', { detection, seed: null }));
  }

  async #change(send: (detection: DetectionId) => Promise<DetectionDetail>): Promise<boolean> {
    const detection = this.#detection;
    if (detection === null) return false;
    this.saving = true;
    try {
      const answer = await send(detection);
      if (detection === this.#detection) this.reading.take(answer);
      this.refused = null;
      return true;
    } catch (thrown) {
      this.refused = failureOf(thrown);
      return false;
    } finally {
      this.saving = false;
    }
  }
}
