const most = 100;
/** Whoever asks for half a million species by number asks hardly twice, and the question alone has megabytes. */
const longestKey = 20_000;

/**
 * Answers that were given since the database last changed: the same question needs no second look. Whoever asks gets what a
 * fresh look would give, since every commit of another connection forgets them all.
 */
export class KeptAnswers {
  readonly #version: () => number;
  readonly #answers = new Map<string, unknown>();
  #of = Number.NaN;

  /** @param version another number after every change of the database */
  constructor(version: () => number) {
    this.#version = version;
  }

  /** @param work what answers the question; an answer that fails is not kept */
  async answer(name: string, ask: unknown, work: () => unknown): Promise<unknown> {
    const version = this.#version();
    if (version !== this.#of) this.#answers.clear();
    this.#of = version;
    const key = `${name} ${JSON.stringify(ask)}`;
    if (this.#answers.has(key)) return this.#answers.get(key);
    const value = await work();
    if (this.#of === version && key.length <= longestKey) this.#keep(key, value);
    return value;
  }

  #keep(key: string, value: unknown): void {
    this.#answers.set(key, value);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > most && oldest !== undefined) this.#answers.delete(oldest);
  }
}
