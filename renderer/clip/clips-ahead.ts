import type { AnnotatedNearby, DetectionDetail, HeardNearby } from '#contract/clip.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { Client } from '#contract/requests.ts';
import { fetchMedia } from '../shared/client/fetch-media.ts';

/** Everything the page of a clip needs before it can be drawn. */
export type ReadClip = {
  readonly detail: DetectionDetail;
  readonly nearby: readonly HeardNearby[];
  readonly annotated: readonly AnnotatedNearby[];
};

type Ahead = {
  readonly clip: Promise<ReadClip>;
  /** Once read. */
  ready: ReadClip | null;
  /** The page's own address of a spectrogram or sound that is already here, by the engine's address. */
  readonly media: Map<string, string>;
  readonly stop: AbortController;
};

/** So far before and after a detection other ones are looked for, in seconds. */
const aroundSeconds = 300;

/** Reads one clip, and what else was heard and annotated in its recording within five minutes, first to last. */
export async function readClip(client: Client, detection: DetectionId): Promise<ReadClip> {
  const detail = await client.ask('detection.read', { detection });
  const { startSeconds, endSeconds } = detail.detection;
  const { heard, annotated } = await client.ask('recording.heard', {
    recording: detail.recording.id,
    fromSeconds: Math.max(0, startSeconds - aroundSeconds),
    toSeconds: endSeconds + aroundSeconds,
  });
  return { detail, nearby: heard, annotated };
}

/** Clips that are fetched before they are asked for: facts, spectrogram and sound. */
export class ClipsAhead {
  readonly #client: Client;
  readonly #ahead = new Map<DetectionId, Ahead>();

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * Fetches these and lets go of all others.
   * @param kept what is on show: it stays where it was fetched, and is not fetched for this.
   * @param media addresses of what is seen and heard of a clip.
   */
  want(kept: DetectionId | null, wanted: readonly DetectionId[], media: (detail: DetectionDetail) => string[]): void {
    for (const [id, ahead] of this.#ahead) {
      if (id !== kept && !wanted.includes(id)) this.#drop(id, ahead);
    }
    for (const id of wanted) if (!this.#ahead.has(id)) this.#fetch(id, media);
  }

  /** What was read ahead; null where it is not there (yet). */
  ready(detection: DetectionId): ReadClip | null {
    return this.#ahead.get(detection)?.ready ?? null;
  }

  /** The answer under way or read; null where nobody asked ahead. */
  reading(detection: DetectionId): Promise<ReadClip> | null {
    return this.#ahead.get(detection)?.clip ?? null;
  }

  /** Forgets what was read of this one: it has changed. */
  forget(detection: DetectionId): void {
    const ahead = this.#ahead.get(detection);
    if (ahead !== undefined) this.#drop(detection, ahead);
  }

  /** The address of something to see or hear: the page's own where it is already here. */
  url(address: string): string {
    for (const { media } of this.#ahead.values()) {
      const here = media.get(address);
      if (here !== undefined) return here;
    }
    return address;
  }

  #fetch(id: DetectionId, media: (detail: DetectionDetail) => string[]): void {
    const ahead: Ahead = {
      clip: readClip(this.#client, id),
      ready: null,
      media: new Map(),
      stop: new AbortController(),
    };
    this.#ahead.set(id, ahead);
    ahead.clip.then(
      (read) => {
        ahead.ready = read;
        for (const address of media(read.detail)) void keepMedia(ahead, address);
      },
      // Read again, and its trouble told, when its turn comes.
      () => this.#ahead.delete(id),
    );
  }

  #drop(id: DetectionId, ahead: Ahead): void {
    this.#ahead.delete(id);
    ahead.stop.abort();
    for (const url of ahead.media.values()) URL.revokeObjectURL(url);
  }
}

async function keepMedia({ media, stop }: Ahead, address: string): Promise<void> {
  const here = await fetchMedia(address, stop.signal);
  if (here !== null) media.set(address, here);
}
