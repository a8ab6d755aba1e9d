import type { Box } from '#contract/detections.ts';
import type { StretchId } from '#contract/pictures.ts';
import type { DetectionDetail } from '#contract/clip.ts';

export type Span = { readonly startSeconds: number; readonly endSeconds: number };
type Band = { readonly lowHz: number; readonly highHz: number };
/** A stretch of all frequencies, or with a band: a box. */
export type Selection = Span & { readonly band: Band | null };

const leastSeconds = 0.5;
const leastBoxSeconds = 0.01;
const leastBoxHz = 10;
const mostSeconds = 60;

/** Which stretch of the recording the clip page shows. It begins with the detection and what lies around it. */
export class ClipView {
  startSeconds = $state(0);
  endSeconds = $state(1);
  /** What a person marked, in seconds of the recording. */
  selection = $state.raw<Selection | null>(null);
  readonly #detail: DetectionDetail;
  readonly #first: Span;

  /** @param lengthSeconds the length to begin with, around the detection; absent: the detection and what lies around it. */
  constructor(detail: DetectionDetail, lengthSeconds: number | null = null) {
    this.#detail = detail;
    this.#first = lengthSeconds === null ? detail.excerpt : around(detail, lengthSeconds);
    this.reset();
  }

  get lengthSeconds(): number {
    return this.endSeconds - this.startSeconds;
  }

  get atStart(): boolean {
    return this.startSeconds <= 0;
  }

  get atEnd(): boolean {
    return this.endSeconds >= this.#detail.recording.durationSeconds;
  }

  /** Whether something else is shown than at the beginning. */
  get moved(): boolean {
    return this.startSeconds !== this.#first.startSeconds || this.endSeconds !== this.#first.endSeconds;
  }

  /** Whether something else is shown than the excerpt that the engine calls by the detection alone. */
  get changed(): boolean {
    const { startSeconds, endSeconds } = this.#detail.excerpt;
    return this.startSeconds !== startSeconds || this.endSeconds !== endSeconds;
  }

  /** What a media address calls the stretch: the excerpt by the detection alone, so that it is known at once. */
  get media(): number | StretchId {
    const { startSeconds, endSeconds } = this;
    return this.changed ? this.mediaOf({ startSeconds, endSeconds }) : this.#detail.detection.id;
  }

  reset(): void {
    this.startSeconds = this.#first.startSeconds;
    this.endSeconds = this.#first.endSeconds;
  }

  /** What is marked where it has a band: the box; null: there is none. */
  get box(): Box | null {
    if (this.selection === null || this.selection.band === null) return null;
    const { startSeconds, endSeconds, band } = this.selection;
    return { startSeconds, endSeconds, ...band };
  }

  /** Marks what lies between two seconds of the recording, in either order. @param band two frequencies; null: all of them */
  select(from: number, to: number, band: readonly [number, number] | null = null): void {
    const { durationSeconds, rateHz } = this.#detail.recording;
    const [startSeconds, endSeconds] = within(from, to, durationSeconds, leastBoxSeconds);
    const [lowHz, highHz] = band === null ? [0, 0] : within(...band, rateHz / 2, leastBoxHz);
    this.selection = { startSeconds, endSeconds, band: band === null ? null : { lowHz, highHz } };
  }

  selectBox({ startSeconds, endSeconds, lowHz, highHz }: Box): void {
    this.select(startSeconds, endSeconds, [lowHz, highHz]);
  }

  /** Marks the detection's own box, else the detection in the middle of the frequencies. @param topHz the edge that is shown */
  startBox(topHz: number): void {
    const { detection } = this.#detail;
    if (detection.box !== undefined) return this.selectBox(detection.box);
    const start = Math.max(detection.startSeconds, this.startSeconds);
    const end = Math.min(detection.endSeconds, this.endSeconds);
    const [from, to] = end > start ? [start, end] : [this.startSeconds, this.endSeconds];
    this.select(from, to, [topHz / 6, topHz / 2]);
  }

  /** Moves the box, or its later and upper edges alone, as far as the recording reaches. */
  nudge(seconds: number, hz: number, edges: boolean): void {
    const { box } = this;
    if (box === null) return;
    const { durationSeconds, rateHz } = this.#detail.recording;
    if (edges) {
      const end = Math.max(box.endSeconds + seconds, box.startSeconds + leastBoxSeconds);
      const high = Math.max(box.highHz + hz, box.lowHz + leastBoxHz);
      return this.select(box.startSeconds, end, [box.lowHz, high]);
    }
    const along = Math.min(Math.max(seconds, -box.startSeconds), durationSeconds - box.endSeconds);
    const up = Math.min(Math.max(hz, -box.lowHz), rateHz / 2 - box.highHz);
    this.select(box.startSeconds + along, box.endSeconds + along, [box.lowHz + up, box.highHz + up]);
  }

  /** Shows what is marked and nothing else, as far as that is long enough. */
  zoomToSelection(): void {
    const span = this.selection;
    if (span === null) return;
    const length = Math.max(span.endSeconds - span.startSeconds, leastSeconds);
    this.#show((span.startSeconds + span.endSeconds - length) / 2, length);
    this.selection = null;
  }

  /** Moves so that this second is the first that is shown. */
  moveTo(startSeconds: number): void {
    this.#show(startSeconds, this.lengthSeconds);
  }

  /** A stretch as a media address calls it. */
  mediaOf(span: Span): StretchId {
    const ms = (seconds: number): number => Math.round(seconds * 1000);
    return `${this.#detail.detection.id}-${ms(span.startSeconds)}-${ms(span.endSeconds)}`;
  }

  /** @param factor above 1 shows more detail. @param at the second of the recording that stays where it is; its middle where it is left out. */
  zoom(factor: number, at = (this.startSeconds + this.endSeconds) / 2): void {
    const { durationSeconds } = this.#detail.recording;
    const most = Math.max(mostSeconds, this.#detail.excerpt.endSeconds - this.#detail.excerpt.startSeconds);
    const length = Math.min(Math.max(this.lengthSeconds / factor, leastSeconds), most, durationSeconds);
    const part = (at - this.startSeconds) / this.lengthSeconds;
    this.#show(at - part * length, length);
  }

  /** Moves by a part of what is shown: -0.5 is half a view back. */
  scroll(part: number): void {
    this.#show(this.startSeconds + part * this.lengthSeconds, this.lengthSeconds);
  }

  #show(start: number, length: number): void {
    const last = Math.max(0, this.#detail.recording.durationSeconds - length);
    this.startSeconds = Math.min(Math.max(0, start), last);
    this.endSeconds = this.startSeconds + length;
  }
}

/** Two values in their order, between 0 and `most`, at least so far apart. */
function within(one: number, other: number, most: number, least: number): [number, number] {
  const [low, high] = one < other ? [one, other] : [other, one];
  const from = Math.min(Math.max(0, low), Math.max(0, most - least));
  return [from, Math.min(Math.max(high, from + least), most)];
}

/** So many seconds with the detection in their middle, as far as the recording reaches. */
function around({ detection, recording }: DetectionDetail, lengthSeconds: number): Span {
  const length = Math.min(lengthSeconds, recording.durationSeconds);
  const middle = (detection.startSeconds + detection.endSeconds) / 2;
  const start = Math.min(Math.max(0, middle - length / 2), recording.durationSeconds - length);
  return { startSeconds: start, endSeconds: start + length };
}
