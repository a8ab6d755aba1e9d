import type { Analysis, Analyst, AnalystFacts, DrawAsk, DrawnPicture, ListenAsk } from '#analysis/process/analyst.ts';

type Member = { readonly analyst: Analyst; listening: number };

/**
 * Several analysts as one: each recording goes to one of them that has nothing to do. The first is always there and paints;
 * the others are opened when there is work for them. On a graphics processor one alone listens: it is a single one, too.
 */
export class AnalystPool implements Analyst {
  readonly #open: (place: number) => Analyst;
  readonly #size: number;
  readonly #members: Member[] = [];
  #onProcessor = true;

  /** @param open the analyst at a place, 0 for the first */
  constructor(size: number, open: (place: number) => Analyst) {
    this.#size = size;
    this.#open = open;
  }

  get atOnce(): number {
    return this.#onProcessor ? this.#size : 1;
  }

  async describe(): Promise<AnalystFacts> {
    const facts = await this.#member(0).analyst.describe();
    this.#onProcessor = facts.provider.used === null || facts.provider.used === 'cpu';
    return facts;
  }

  async listen(ask: ListenAsk, heard: (fraction: number) => void, signal: AbortSignal): Promise<Analysis> {
    const member = this.#leastBusy();
    member.listening += 1;
    try {
      return await member.analyst.listen(ask, heard, signal);
    } finally {
      member.listening -= 1;
    }
  }

  draw(ask: DrawAsk, signal: AbortSignal): Promise<DrawnPicture> {
    return this.#member(0).analyst.draw(ask, signal);
  }

  async close(): Promise<void> {
    await Promise.all(this.#members.map(({ analyst }) => analyst.close()));
  }

  #member(place: number): Member {
    const member = this.#members[place] ?? { analyst: this.#open(place), listening: 0 };
    this.#members[place] = member;
    return member;
  }

  #leastBusy(): Member {
    const places = Array.from({ length: this.atOnce }, (_, place) => place);
    const load = (place: number): number => this.#members[place]?.listening ?? 0;
    const idle = places.find((place) => load(place) === 0);
    return this.#member(idle ?? places.reduce((best, place) => (load(place) < load(best) ? place : best), 0));
  }
}
