import type { Failure } from '#contract/failure.ts';
import type { PictureJob, TakePicture } from '#store/pictures/picture-queue.ts';

/** As many go through the painter's network in one run; more of them gain nothing. */
const together = 8;
/** Besides these, what a person asked for is painted, and the others wait for it. */
const asked = 4;

/** Pictures that are painted side by side. */
export class PaintingLanes {
  /** Each with the trouble it will end with. */
  readonly #lanes = new Map<PictureJob, Promise<Failure | null>>();

  get size(): number {
    return this.#lanes.size;
  }

  /** Takes pictures until there are enough. One that took a process down before is painted alone. */
  fill(
    take: (how: Pick<TakePicture, 'only' | 'besides'>) => PictureJob | null,
    work: (job: PictureJob) => Promise<Failure | null>,
  ): void {
    while (this.size < together + asked && !this.#isAlone()) {
      const job = take({ only: this.size < together ? null : 'person', besides: this.size > 0 });
      if (job === null) return;
      const ended = work(job).finally(() => this.#lanes.delete(job));
      // Whoever waits for it hears of what goes wrong; until then nobody may have asked.
      ended.catch(() => undefined);
      this.#lanes.set(job, ended);
    }
  }

  /** The trouble of the next one that ends; it rejects when not even the outcome could be written. */
  async next(): Promise<Failure | null> {
    return Promise.race(this.#lanes.values());
  }

  /** Fulfilled when all of them have ended, whatever became of them. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#lanes.values());
  }

  #isAlone(): boolean {
    return [...this.#lanes.keys()].some(({ attempts }) => attempts > 0);
  }
}
