/** Where a long list lies in the scrolling page, in CSS pixels. */
export class PageScroll {
  /** How far the top of the list lies above the top of the view. */
  scrolled = $state(0);
  viewHeight = $state(0);
  /** How far the page is scrolled; kept while the page is being left. */
  pageTop = 0;

  measure(list: HTMLElement | null): void {
    this.scrolled = list === null ? 0 : -list.getBoundingClientRect().top;
    this.viewHeight = window.innerHeight;
    this.pageTop = window.scrollY;
  }
}
