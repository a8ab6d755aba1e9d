import type { DrawAsk } from '../process/analyst.ts';

/** Nobody waits for it; a person asked for it; a person sits and waits. */
type Rank = 'plain' | 'asked' | 'urgent';

/** One drawing, from its start to its end. */
export type Turn = {
  /** Whether it may go on now. */
  readonly mayGo: () => boolean;
  readonly end: () => void;
};

/**
 * Whose turn it is. Listening goes before drawing, here and in the other analysts; only what a person sits and waits for does not
 * wait for it. What a person asked for goes before what nobody waits for.
 */
export class PaintingTurns {
  readonly #drawing = { plain: 0, asked: 0, urgent: 0 };
  #listening = 0;
  #held = false;
  #changed: (() => void)[] = [];

  begin({ urgent, asked }: Pick<DrawAsk, 'urgent' | 'asked'>): Turn {
    const rank: Rank = urgent === true ? 'urgent' : asked === true ? 'asked' : 'plain';
    this.#drawing[rank] += 1;
    return {
      mayGo: () => this.#mayGo(rank),
      end: () => {
        this.#drawing[rank] -= 1;
        this.#tell();
      },
    };
  }

  /** A recording is listened to until `work` has ended, whatever becomes of it. */
  whileListening(work: Promise<unknown>): void {
    this.#listening += 1;
    const ended = (): void => {
      this.#listening -= 1;
      this.#tell();
    };
    work.then(ended, ended);
  }

  /** Others listen, or do so no longer. */
  hold(held: boolean): void {
    this.#held = held;
    this.#tell();
  }

  /** Fulfilled when something is another than before, or when the drawing is stopped. */
  change(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const go = (): void => {
        signal.removeEventListener('abort', go);
        resolve();
      };
      signal.addEventListener('abort', go);
      this.#changed.push(go);
    });
  }

  #mayGo(rank: Rank): boolean {
    if (rank === 'urgent') return true;
    if (this.#listening > 0 || this.#held || this.#drawing.urgent > 0) return false;
    return rank === 'asked' || this.#drawing.asked === 0;
  }

  #tell(): void {
    for (const go of this.#changed.splice(0)) go();
  }
}
