import type { StretchId } from '#contract/pictures.ts';
import type { DetectionDetail } from '#contract/clip.ts';

const leastSeconds = 0.5;
const mostSeconds = 60;

/** Which stretch of the recording the clip page shows. It begins with the detection and what lies around it. */
export class ClipView {
  startSeconds = $state(0);
  endSeconds = $state(1);
  readonly #detail: DetectionDetail;

  constructor(detail: DetectionDetail) {
    this.#detail = detail;
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

  get moved(): boolean {
    const { startSeconds, endSeconds } = this.#detail.excerpt;
    return this.startSeconds !== startSeconds || this.endSeconds !== endSeconds;
  }

  /** What a media address calls the stretch: the excerpt by the detection alone, so that it is known at once. */
  get media(): number | StretchId {
    const { id } = this.#detail.detection;
    const ms = (seconds: number): number => Math.round(seconds * 1000);
    return this.moved ? `${id}-${ms(this.startSeconds)}-${ms(this.endSeconds)}` : id;
  }

  reset(): void {
    this.startSeconds = this.#detail.excerpt.startSeconds;
    this.endSeconds = this.#detail.excerpt.endSeconds;
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
