import type { Failure } from '#contract/failure.ts';
import { takeFile, type QueuedFile, type TakeScope } from '#store/queue/file-queue.ts';
import type { EngineCore } from '../engine.ts';
import type { QueueState } from './queue-state.ts';

type Lane = { readonly name: string; readonly weight: number; fraction: number };

const megabyte = 1024 ** 2;

/**
 * How much of one analyst a recording is. Of short ones several are at work at once, so that what comes between two of them (looking
 * for the next one, writing what was heard) takes no time, and their clips fill batches. A long one has an analyst to itself: of what
 * is cut short as little as possible is to be done again.
 */
function weightOf(bytes: number): number {
  if (bytes > 64 * megabyte) return 1;
  if (bytes > 4 * megabyte) return 0.5;
  return bytes > megabyte ? 0.25 : 1 / 16;
}

type Taken = { readonly file: QueuedFile; readonly weight: number };

/** Takes files until every analyst has enough, in one transaction. @param load how many analysts are busy already */
export function takeFiles({ store, analyst }: EngineCore, scope: TakeScope, load: number): Taken[] {
  const taken: Taken[] = [];
  const take = (): void => {
    for (let busy = load; busy < analyst.atOnce();) {
      const file = takeFile(store.db, scope);
      if (file === null) return;
      const weight = analyst.takesSeveral() && file.attempts === 0 ? weightOf(file.sizeBytes) : 1;
      busy += weight;
      taken.push({ file, weight });
    }
  };
  store.db.transaction(take)();
  return taken;
}

/** Recordings that are listened to side by side. */
export class ListeningLanes {
  /** Each with the trouble it will end with. */
  readonly #lanes = new Map<Lane, Promise<Failure | null>>();

  get size(): number {
    return this.#lanes.size;
  }

  /** How many analysts they keep busy. */
  get load(): number {
    return [...this.#lanes.keys()].reduce((sum, { weight }) => sum + weight, 0);
  }

  /** The recording that has been listened to longest, as progress is shown. */
  current(): QueueState['current'] {
    const [first] = this.#lanes.keys();
    return first === undefined ? null : { name: first.name, fraction: first.fraction };
  }

  /** @param weight how much of one analyst it is. @param work one recording from beginning to end, with the trouble of the whole program that it met */
  add(
    name: string,
    weight: number,
    changed: () => void,
    work: (heard: (fraction: number) => void) => Promise<Failure | null>,
  ): void {
    const lane: Lane = { name, weight, fraction: 0 };
    const heard = (fraction: number): void => {
      lane.fraction = fraction;
      changed();
    };
    const ended = work(heard).finally(() => this.#lanes.delete(lane));
    // Whoever waits for it hears of what goes wrong; until then nobody may have asked.
    ended.catch(() => undefined);
    this.#lanes.set(lane, ended);
  }

  /** The trouble of the next one that ends; it rejects when not even the outcome could be written. */
  async next(): Promise<Failure | null> {
    return Promise.race(this.#lanes.values());
  }

  /** Fulfilled when all of them have ended, whatever became of them. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#lanes.values());
  }
}
