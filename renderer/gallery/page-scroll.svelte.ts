import { scrolledTo, shiftAt, type Heights } from './gallery-layout.ts';

/** Beyond this speed, in CSS pixels a millisecond, a card is in view for a third of a second: nobody looks at its picture. */
const fastFrom = 2;
/** The list has come to rest when it has not been moved for so many milliseconds. */
const restMs = 120;
/** A longer step, in heights of the view, is a jump of the scroll bar; a shorter one moves the list as far as the page. */
const jumpFrom = 4;

/** Where a long list lies in the scrolling page, in CSS pixels. */
export class PageScroll {
  /** How far the top of the list lies above the top of the view. */
  scrolled = $state(0);
  viewHeight = $state(0);
  /** How far the page is scrolled; kept while the page is being left. */
  pageTop = 0;
  /** Whether it rushes by; what would have to be fetched for a card waits until it does not. */
  rushing = $state(false);
  /** How much farther down in this list the view lies than the page is scrolled. */
  #shift = $state.raw<{ readonly of: Heights; readonly by: number } | null>(null);
  #movedAt = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** How much farther down in the list, which may be longer than any page, the view lies than the page is scrolled. */
  shiftOf(list: Heights): number {
    const kept = this.#shift;
    return kept?.of === list ? kept.by : shiftAt(list, this.scrolled, this.viewHeight);
  }

  measure(list: HTMLElement | null): void {
    this.scrolled = list === null ? 0 : -list.getBoundingClientRect().top;
    this.viewHeight = window.innerHeight;
    this.pageTop = window.scrollY;
  }

  /** After a step of scrolling. */
  moved(list: HTMLElement | null, heights: Heights): void {
    const [before, shift, at] = [this.scrolled, this.shiftOf(heights), this.#movedAt];
    this.measure(list);
    const step = Math.abs(this.scrolled - before);
    this.#movedAt = performance.now();
    this.rushing = step > fastFrom * (this.#movedAt - at);
    if (step > jumpFrom * this.viewHeight) this.jumped(list, heights);
    else this.#shift = { of: heights, by: shift };
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#settle(list, heights), restMs);
  }

  /** After the page was scrolled to where something in the list is. */
  jumped(list: HTMLElement | null, heights: Heights): void {
    this.measure(list);
    this.#shift = { of: heights, by: shiftAt(heights, this.scrolled, this.viewHeight) };
  }

  stop(): void {
    clearTimeout(this.#rest);
  }

  /** Moves page and list against each other, so that nothing moves, until the scroll bar tells again where in the list the view lies. */
  #settle(list: HTMLElement | null, heights: Heights): void {
    this.rushing = false;
    const full = this.scrolled + this.shiftOf(heights);
    const by = scrolledTo(heights, full, this.viewHeight) - this.scrolled;
    if (Math.abs(by) < 1 || list === null) return;
    window.scrollBy({ top: by, behavior: 'instant' });
    this.measure(list);
    this.#shift = { of: heights, by: full - this.scrolled };
  }
}
