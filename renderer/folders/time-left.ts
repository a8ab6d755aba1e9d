/** How far the work was at one moment. */
type Mark = { readonly ms: number; readonly finished: number };

const leastMs = 5000;
const longestMs = 120_000;

/** How long the waiting recordings will take, at the pace of the last two minutes. */
export class TimeLeft {
  #marks: readonly Mark[] = [];

  /**
   * @param finished recordings that are through, failed ones among them.
   * @returns seconds; null while nothing waits or the pace is not known yet.
   */
  observe(finished: number, waiting: number, nowMs: number): number | null {
    if (waiting === 0) {
      this.#marks = [];
      return null;
    }
    this.#marks = [...this.#marks.filter(({ ms }) => nowMs - ms <= longestMs), { ms: nowMs, finished }];
    const [first] = this.#marks;
    if (first === undefined || nowMs - first.ms < leastMs || finished <= first.finished) return null;
    return (waiting * (nowMs - first.ms)) / 1000 / (finished - first.finished);
  }
}
