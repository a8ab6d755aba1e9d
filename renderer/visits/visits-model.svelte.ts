import type { DetectionFilter, Verdict } from '#contract/detections.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { Client } from '#contract/requests.ts';
import type { ReviewChange, ReviewItem } from '#contract/review.ts';
import type { VisitCell, VisitsAnswer, VisitState } from '#contract/search/visits.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

export type VisitsAsk = {
  readonly species: SpeciesCode;
  readonly filter: DetectionFilter;
  readonly visitDays: number;
};

type Step = { readonly cell: number; readonly detection: DetectionId };

/** Clips of one cell that are looked at: whoever rejected five hundred has his answer. */
const mostClips = 500;

/**
 * "Is it here?": station by station and visit by visit, the best clip first, until one is confirmed or none is left. Where it stands follows
 * from the verdicts alone, so that it goes on another day.
 */
export class VisitsModel {
  readonly reading = new Reading<VisitsAnswer>();
  /** The cell on show among `cells`, and the clip on show among its clips. */
  cell = $state<number | null>(null);
  clips = $state.raw<readonly ReviewItem[]>([]);
  at = $state(0);
  opening = $state(false);
  #ask: VisitsAsk | null = null;
  #steps: readonly Step[] = [];
  #turn = 0;
  readonly #client: Client;
  readonly #show: (detection: DetectionId, ahead: readonly (DetectionId | null)[]) => void;

  /** @param show opens a clip, and fetches those that may follow */
  constructor(client: Client, show: (detection: DetectionId, ahead: readonly (DetectionId | null)[]) => void) {
    this.#client = client;
    this.#show = show;
  }

  get cells(): readonly VisitCell[] {
    return this.reading.value?.cells ?? [];
  }

  get current(): ReviewItem | null {
    return this.clips[this.at] ?? null;
  }

  /** Cells with clips, and those of them that have their answer. */
  get progress(): { readonly done: number; readonly all: number; readonly confirmed: number } {
    const all = this.cells.filter(({ state }) => state !== 'none');
    const done = all.filter(({ state }) => state !== 'open').length;
    return { done, all: all.length, confirmed: all.filter(({ state }) => state === 'confirmed').length };
  }

  async open(ask: VisitsAsk): Promise<void> {
    const key = JSON.stringify(ask);
    if (key !== JSON.stringify(this.#ask)) {
      this.#steps = [];
      this.cell = null;
      this.clips = [];
    }
    this.#ask = ask;
    await this.reading.loadOne(key, () => this.#client.ask('visits.read', ask));
    if (this.cell === null) await this.goOn(-1);
  }

  /** The next cell without an answer, from the one on show on and then from the first. */
  async goOn(from: number = this.cell ?? -1): Promise<void> {
    const open = this.cells.flatMap(({ state }, at) => (state === 'open' ? [at] : []));
    const next = open.find((at) => at > from) ?? open[0];
    if (next !== undefined) await this.openCell(next);
  }

  /** The cell before or after the one on show that has clips. */
  async step(by: 1 | -1): Promise<void> {
    const from = this.cell ?? (by === 1 ? -1 : this.cells.length);
    for (let at = from + by; at >= 0 && at < this.cells.length; at += by)
      if (this.cells[at]?.state !== 'none') return this.openCell(at);
  }

  async openCell(at: number, wanted: DetectionId | null = null): Promise<void> {
    const [cell, ask] = [this.cells[at], this.#ask];
    const visit = this.reading.value?.visits[cell?.visit ?? -1];
    if (cell === undefined || visit === undefined || ask === null) return;
    const turn = ++this.#turn;
    this.cell = at;
    this.clips = [];
    this.opening = true;
    const items = await this.#clipsOf(ask, { ...visit, station: cell.station }).finally(() => {
      if (turn === this.#turn) this.opening = false;
    });
    if (turn !== this.#turn) return;
    this.clips = items;
    const first = items.findIndex(({ detection, review }) =>
      wanted === null ? review === null : detection === wanted,
    );
    this.look(Math.max(0, first));
  }

  async #clipsOf(
    ask: VisitsAsk,
    place: Pick<DetectionFilter, 'station' | 'fromDay' | 'toDay'>,
  ): Promise<readonly ReviewItem[]> {
    const filter: DetectionFilter = { ...ask.filter, ...place, species: [ask.species], review: 'all' };
    const queue = await this.#client.ask('review.queue', { filter, order: 'best-score', limit: mostClips });
    return (await this.#client.ask('review.items', { detections: [...queue.detections] })).items;
  }

  /** Shows a clip of the cell. */
  look(at: number): void {
    this.at = Math.min(Math.max(0, at), Math.max(0, this.clips.length - 1));
    const { current } = this;
    if (current !== null) this.#show(current.detection, [this.clips[this.at + 1]?.detection ?? null]);
  }

  /** A verdict was given on the clip on show: the next clip of the cell, or the next cell once this one has its answer. */
  async take(change: ReviewChange): Promise<void> {
    const { current, cell } = this;
    if (current === null || cell === null) return;
    this.#steps = [...this.#steps, { cell, detection: current.detection }];
    const other = change.species !== undefined && change.species !== null && change.species !== this.#ask?.species;
    const verdict = other ? 'rejected' : change.verdict === undefined ? 'confirmed' : change.verdict;
    this.#mark(current.detection, verdict);
    if (this.cells[cell]?.state !== 'open') {
      await this.goOn();
      return;
    }
    const next = this.clips.findIndex(({ review }, at) => at > this.at && review === null);
    const first = this.clips.findIndex(({ review }) => review === null);
    if (verdict !== null) this.look(next < 0 ? first : next);
  }

  /** Back to the clip of the verdict before, as it was before it. */
  async back(): Promise<void> {
    const last = this.#steps.at(-1);
    if (last === undefined) return;
    this.#steps = this.#steps.slice(0, -1);
    if (last.cell !== this.cell) await this.openCell(last.cell, last.detection);
    this.#mark(last.detection, null);
    this.look(this.clips.findIndex(({ detection }) => detection === last.detection));
  }

  #mark(detection: DetectionId, verdict: Verdict | null): void {
    const [{ cell }, answer] = [this, this.reading.value];
    if (cell === null || answer === null) return;
    this.clips = this.clips.map((item) =>
      item.detection === detection ? { ...item, review: verdict === null ? null : said(verdict) } : item,
    );
    const reviewed = this.clips.filter(({ review }) => review !== null).length;
    const cells = answer.cells.map((each, at) => (at === cell ? { ...each, reviewed, state: this.#state() } : each));
    this.reading.take({ ...answer, cells });
  }

  #state(): VisitState {
    if (this.clips.length === 0) return 'none';
    if (this.clips.some(({ review }) => review?.verdict === 'confirmed')) return 'confirmed';
    return this.clips.some(({ review }) => review === null) ? 'open' : 'absent';
  }
}

/** A verdict that is still being written. */
const said = (verdict: Verdict): NonNullable<ReviewItem['review']> => ({
  verdict,
  comment: '',
  reviewer: '',
  reviewedAt: new Date().toISOString(),
  relabelledFrom: null,
  callType: '',
  individuals: null,
});
