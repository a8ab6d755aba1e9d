import { Bug } from '#contract/failure.ts';
import { mergeEmbeddings, type Embeddings } from '#analysis/classifying/embeddings.ts';
import { mergeSheets } from '#analysis/classifying/merge-sheets.ts';
import type { Analysis, Analyst, AnalystFacts, DrawAsk, DrawnPicture, ListenAsk } from '#analysis/process/analyst.ts';

type Member = {
  readonly analyst: Analyst;
  /** What it listens to now; none of them rejects. */
  readonly listening: Set<Promise<unknown>>;
  /** It listens to one recording alone, or waits until it can. */
  reserved: boolean;
};

/**
 * Several analysts as one: each recording goes to the one that has least to do. The first is always there and paints; the others
 * are opened when there is work for them. On a graphics processor one alone listens: it is a single one, too.
 */
export class AnalystPool implements Analyst {
  readonly takesSeveral = true;
  readonly #open: (place: number) => Analyst;
  readonly #size: number;
  readonly #members: Member[] = [];
  /** Whoever waits for an analyst that is not reserved. */
  readonly #waiting: (() => void)[] = [];
  /** What is found out while they open, the first time. */
  #check: (() => Promise<void>) | null;
  #allAtOnce: boolean;
  #onProcessor = true;
  /** Whether others than the first listen. */
  #held = false;

  /**
   * @param open the analyst at a place, 0 for the first
   * @param atOnce all of them are opened together, since there is work for them
   * @param check what is found out meanwhile; what it throws is thrown when they are to say what they are
   */
  constructor(
    size: number,
    open: (place: number) => Analyst,
    atOnce = false,
    check: (() => Promise<void>) | null = null,
  ) {
    this.#size = size;
    this.#check = check;
    this.#open = open;
    this.#allAtOnce = atOnce;
  }

  get atOnce(): number {
    return this.#onProcessor ? this.#size : 1;
  }

  async describe(): Promise<AnalystFacts> {
    const first = this.#member(0).analyst.describe();
    const atOnce = this.#allAtOnce ? Array.from({ length: this.#size - 1 }, (_, place) => this.#member(place + 1)) : [];
    this.#allAtOnce = false;
    for (const { analyst } of atOnce) analyst.prepare?.();
    const facts = await this.#checked(first);
    this.#onProcessor = facts.provider.used === null || facts.provider.used === 'cpu';
    if (!this.#onProcessor && atOnce.length > 0)
      await Promise.all(this.#members.splice(1).map(({ analyst }) => analyst.close()));
    return facts;
  }

  /** A file that is another one than was meant says more than what came of opening it. */
  async #checked(first: Promise<AnalystFacts>): Promise<AnalystFacts> {
    const check = this.#check?.() ?? Promise.resolve();
    this.#check = null;
    const [checked, facts] = await Promise.allSettled([check, first]);
    if (checked.status === 'rejected') throw checked.reason;
    if (facts.status === 'rejected') throw facts.reason;
    return facts.value;
  }

  listen(ask: ListenAsk, heard: (fraction: number) => void, signal: AbortSignal): Promise<Analysis> {
    const idle = ask.spread === true ? this.#idle() : [];
    if (idle.length > 1) return this.#listenTogether(idle, ask, heard, signal);
    const member = ask.alone === true ? null : this.#leastBusy();
    // At once, so that the next to come sees that this one has work.
    return member === null ? this.#listenLater(ask, heard, signal) : this.#ask(member, ask, heard, signal);
  }

  async #listenLater(ask: ListenAsk, heard: (fraction: number) => void, signal: AbortSignal): Promise<Analysis> {
    let member = this.#leastBusy();
    while (member === null) {
      await new Promise<void>((look) => void this.#waiting.push(look));
      member = this.#leastBusy();
    }
    if (ask.alone === true) {
      member.reserved = true;
      await Promise.all(member.listening);
    }
    return this.#ask(member, ask, heard, signal);
  }

  /** Each hears the whole recording and listens to its share of the clips. What becomes of the first to fail becomes of all. */
  async #listenTogether(
    members: readonly Member[],
    ask: ListenAsk,
    heard: (fraction: number) => void,
    signal: AbortSignal,
  ): Promise<Analysis> {
    const failing = new AbortController();
    const either = AbortSignal.any([signal, failing.signal]);
    const fractions = members.map(() => 0);
    const shares = members.map((member, number) => {
      const mine = (fraction: number): void => {
        fractions[number] = fraction;
        heard(Math.min(...fractions));
      };
      return this.#ask(member, { ...ask, share: { number, of: members.length } }, mine, either);
    });
    try {
      const [first, ...others] = await Promise.all(shares);
      if (first === undefined) throw new Bug('Nobody listened.');
      const all = [first, ...others];
      return { ...first, sheet: mergeSheets(all.map(({ sheet }) => sheet)), embeddings: allEmbeddings(all) };
    } finally {
      failing.abort();
      await Promise.allSettled(shares);
    }
  }

  #ask(member: Member, ask: ListenAsk, heard: (fraction: number) => void, signal: AbortSignal): Promise<Analysis> {
    const work = member.analyst.listen(ask, heard, signal);
    const ended: Promise<unknown> = work
      .catch(() => undefined)
      .finally(() => {
        member.listening.delete(ended);
        this.#tellPainter();
        if (ask.alone === true) member.reserved = false;
        for (const look of this.#waiting.splice(0)) look();
      });
    member.listening.add(ended);
    this.#tellPainter();
    return work;
  }

  /** The first paints: it rests while any of the others listens. */
  #tellPainter(): void {
    const held = this.#members.slice(1).some(({ listening }) => listening.size > 0);
    if (held === this.#held) return;
    this.#held = held;
    this.#members[0]?.analyst.hold?.(held);
  }

  draw(ask: DrawAsk, signal: AbortSignal): Promise<DrawnPicture> {
    return this.#member(0).analyst.draw(ask, signal);
  }

  async close(): Promise<void> {
    await Promise.all(this.#members.map(({ analyst }) => analyst.close()));
  }

  #member(place: number): Member {
    const member = this.#members[place] ?? { analyst: this.#open(place), listening: new Set(), reserved: false };
    this.#members[place] = member;
    return member;
  }

  #idle(): Member[] {
    return Array.from({ length: this.atOnce }, (_, place) => this.#member(place)).filter(
      ({ listening, reserved }) => listening.size === 0 && !reserved,
    );
  }

  /** Null while all of them are reserved. */
  #leastBusy(): Member | null {
    const load = (place: number): number => this.#members[place]?.listening.size ?? 0;
    const [first, ...others] = Array.from({ length: this.atOnce }, (_, place) => place).filter(
      (place) => this.#members[place]?.reserved !== true,
    );
    if (first === undefined) return null;
    return this.#member(others.reduce((best, place) => (load(place) < load(best) ? place : best), first));
  }
}

function allEmbeddings(shares: readonly Analysis[]): Embeddings | null {
  const all = shares.flatMap(({ sheet, embeddings = null }) =>
    embeddings === null ? [] : [{ starts: sheet.startSeconds, embeddings }],
  );
  return all.length < shares.length ? null : mergeEmbeddings(all);
}
