import type { KnownFailure } from '#contract/failure.ts';
import type { AnswerTo, Ask, Client, EventName, Events, Reply, RequestName } from '#contract/requests.ts';
import type { Engine } from '#engine/start-engine.ts';
import { unwrapReply } from '#renderer/shared/client/unwrap-reply.ts';

/**
 * The way from the window's state to a real engine in the same process. It writes down what was asked, and it can be slow or
 * broken, as ways are: answers can be held back and let go in any order, and a request can fail.
 */
export class Wire implements Client {
  /** Everything that was asked, in order. */
  readonly asked: { name: RequestName; ask: unknown }[] = [];
  /** While set, answers wait here until they are let go, in any order. */
  held: (() => void)[] | null = null;
  readonly #engine: Engine;
  readonly #refusals = new Map<RequestName, KnownFailure>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** From now on this request fails; null: it works again. */
  refuse(name: RequestName, failure: KnownFailure | null): void {
    if (failure === null) this.#refusals.delete(name);
    else this.#refusals.set(name, failure);
  }

  async ask<K extends RequestName>(name: K, ask: Ask<K>): Promise<AnswerTo<K>> {
    this.asked.push({ name, ask });
    const { held } = this;
    if (held !== null) await new Promise<void>((letGo) => held.push(letGo));
    const refusal = this.#refusals.get(name);
    if (refusal !== undefined) throw refusal;
    return unwrapReply((await this.#engine.dispatch(name, ask)) as Reply<AnswerTo<K>>);
  }

  on<K extends EventName>(name: K, hear: (event: Events[K]) => void): () => void {
    return this.#engine.on(name, hear);
  }

  /** As if the engine had said so. */
  emit<K extends EventName>(name: K, event: Events[K]): void {
    this.#engine.inside.engine.events.emit(name, event);
  }

  mediaUrl(kind: string, id: number | string): string {
    return `media:${kind}/${id}`;
  }
}
