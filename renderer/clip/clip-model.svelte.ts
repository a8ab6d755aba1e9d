import type { Failure } from '#contract/failure.ts';
import type { DetectionDetail } from '#contract/clip.ts';
import type { DetectionId, PictureId } from '#contract/ids.ts';
import type { Client } from '#contract/requests.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';
import { ClipsAhead, readClip, type ReadClip } from './clips-ahead.ts';
import { listeningChoice } from './listening/listening-choice.svelte.ts';

/** One detection with everything known about it, and what a person can do to its pictures. */
export class ClipModel {
  readonly #reading = new Reading<ReadClip>();
  readonly #client: Client;
  readonly #ahead: ClipsAhead;
  /** Why the last picture was refused. */
  refused = $state.raw<Failure | null>(null);
  saving = $state(false);
  #detection: DetectionId | null = null;

  constructor(client: Client) {
    this.#client = client;
    this.#ahead = new ClipsAhead(client);
  }

  get detail(): DetectionDetail | null {
    return this.#reading.value?.detail ?? null;
  }

  /** What else was heard in the recording within five minutes, first to last. */
  get nearby(): ReadClip['nearby'] {
    return this.#reading.value?.nearby ?? [];
  }

  /** What imported tables say of the recording within five minutes, first to last. */
  get annotated(): ReadClip['annotated'] {
    return this.#reading.value?.annotated ?? [];
  }

  get failure(): Failure | null {
    return this.#reading.failure;
  }

  get loading(): boolean {
    return this.#reading.loading;
  }

  /** The detection that is on show or on its way. */
  get wanted(): DetectionId | null {
    return this.#detection;
  }

  async open(detection: DetectionId): Promise<void> {
    const same = detection === this.#detection;
    if (!same) this.refused = null;
    this.#detection = detection;
    const ready = same ? null : this.#ahead.ready(detection);
    if (ready !== null) this.#reading.take(ready, detection);
    else await this.#read(detection, same ? null : this.#ahead.reading(detection));
  }

  /** Fetches what is likely to be opened next: facts, spectrogram and sound are then here before they are asked for. */
  fetchAhead(next: readonly (DetectionId | null)[]): void {
    const ids = next.filter((id) => id !== null);
    this.#ahead.want(this.#detection, ids, ({ detection: { id } }) => [
      this.#client.mediaUrl(`spectrogram-${listeningChoice.scale}`, listeningChoice.seen(id)),
      this.#client.mediaUrl('clip', id),
    ]);
  }

  /** Reads again what is on show. */
  async refresh(): Promise<void> {
    if (this.#detection !== null) await this.#read(this.#detection);
  }

  /**
   * These have changed: what was fetched ahead of them is out of date, and what is on show is read again.
   * @param around detections may have come or gone, too: what lies around the one on show is read again
   */
  async outdate(changed: readonly DetectionId[], around = false): Promise<void> {
    const shown = this.#detection;
    for (const id of changed) if (id !== shown) this.#ahead.forget(id);
    if (shown !== null && (around || changed.includes(shown))) await this.refresh();
  }

  /** Where something of a clip is to be seen or heard: here already, or at the engine. */
  mediaUrl(...asked: Parameters<Client['mediaUrl']>): string {
    return this.#ahead.url(this.#client.mediaUrl(...asked));
  }

  /** null lets the engine choose. @param anyway also where the painter has never seen the species */
  paintAnother(seed: number | null = null, guidanceScale: number | null = null, anyway = false): Promise<boolean> {
    return this.#change((detection) => this.#client.ask('picture.request', { detection, seed, guidanceScale, anyway }));
  }

  /** Shows the detection with this picture from now on. */
  keepPicture(picture: PictureId): Promise<boolean> {
    return this.#change(() => this.#client.ask('picture.keep', { picture }));
  }

  #read(detection: DetectionId, coming: Promise<ReadClip> | null = null): Promise<void> {
    return this.#reading.loadOne(detection, () => coming ?? readClip(this.#client, detection));
  }

  async #change(send: (detection: DetectionId) => Promise<DetectionDetail>): Promise<boolean> {
    const detection = this.#detection;
    if (detection === null) return false;
    this.saving = true;
    try {
      const detail = await send(detection);
      if (detection === this.#detection) this.#reading.take({ detail, nearby: this.nearby, annotated: this.annotated });
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
