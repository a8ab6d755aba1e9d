import type { Failure } from '#contract/failure.ts';
import type { HeardNearby, DetectionDetail } from '#contract/clip.ts';
import type { DetectionId, PictureId } from '#contract/ids.ts';
import type { Verdict } from '#contract/detections.ts';
import type { Client } from '#contract/requests.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** So far before and after a detection other ones are looked for, in seconds. */
const aroundSeconds = 300;

/** One detection with everything known about it, and the two things a person can do to it. */
export class ClipModel {
  readonly reading = new Reading<DetectionDetail>();
  /** What else was heard in the recording within five minutes, first to last. */
  readonly nearby = new Reading<readonly HeardNearby[]>();
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
    await this.#readNearby();
  }

  async #readNearby(): Promise<void> {
    const detail = this.reading.value;
    if (detail === null) return;
    const { startSeconds, endSeconds } = detail.detection;
    const ask = {
      recording: detail.recording.id,
      fromSeconds: Math.max(0, startSeconds - aroundSeconds),
      toSeconds: endSeconds + aroundSeconds,
    };
    await this.nearby.load(async () => (await this.#client.ask('recording.heard', ask)).heard);
  }

  async refresh(): Promise<void> {
    if (this.#detection !== null) await this.open(this.#detection);
  }

  review(verdict: Verdict | null, comment: string): Promise<boolean> {
    return this.#change((detection) => this.#client.ask('review.write', { detection, verdict, comment }));
  }

  /** null lets the engine choose. */
  paintAnother(seed: number | null = null, guidanceScale: number | null = null): Promise<boolean> {
    return this.#change((detection) => this.#client.ask('picture.request', { detection, seed, guidanceScale }));
  }

  /** Shows the detection with this picture from now on. */
  keepPicture(picture: PictureId): Promise<boolean> {
    return this.#change(() => this.#client.ask('picture.keep', { picture }));
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
