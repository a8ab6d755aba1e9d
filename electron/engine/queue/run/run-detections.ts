import type { RecordingId } from '#contract/ids.ts';

/** The detections of one run. A recording that lies in several files, as WAV and as FLAC, is heard in each and counts once. */
export class RunDetections {
  readonly #of = new Map<RecordingId, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  heard(recording: RecordingId, detections: number): void {
    this.#total += detections - (this.#of.get(recording) ?? 0);
    this.#of.set(recording, detections);
  }

  clear(): void {
    this.#of.clear();
    this.#total = 0;
  }
}
