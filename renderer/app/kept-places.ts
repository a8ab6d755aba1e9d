/** How long a page that is still being read may grow until the place it was left at is there again. */
const longestMs = 4000;
const handEvents = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;

/** How far each step of the browser's history was scrolled. */
export type KeptPlaces = {
  /** Scrolls to where the page was left, once it is on show; a page that was not here before begins at its top. */
  arrive(): void;
  stop(): void;
};

/** Follows a page: remembers where it is scrolled to under the step of its history, which `history.state` names. */
export function keepPlaces(page: Window): KeptPlaces {
  const kept = new Map<string, number>();
  let here = stepOf(page);
  let hash = page.location.hash;
  let release: (() => void) | null = null;
  /** Between the step and its page: what is told of scrolling then belongs to the page that is being left. */
  let between = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => (between = false), 0);
  };
  const leave = (): void => {
    between = true;
    // Another address is told next, by an event of its own.
    if (page.location.hash === hash) settle();
  };
  const follow = (): void => {
    between = true;
    hash = page.location.hash;
    here = stepOf(page);
    settle();
  };
  const scrolled = (): void => {
    if (release === null && !between) kept.set(here, page.scrollY);
  };
  const letGo = (): void => {
    release?.();
    release = null;
  };
  page.addEventListener('popstate', leave);
  page.addEventListener('hashchange', follow);
  page.addEventListener('scroll', scrolled);
  return {
    arrive() {
      letGo();
      here = stepOf(page);
      const top = kept.get(here) ?? 0;
      page.scrollTo(0, top);
      if (top > 0) release = hold(page, top, letGo);
    },
    stop() {
      letGo();
      clearTimeout(timer);
      page.removeEventListener('popstate', leave);
      page.removeEventListener('hashchange', follow);
      page.removeEventListener('scroll', scrolled);
    },
  };
}

/** Scrolls there again whenever the page grew, until a hand does something else. Returns how to end it sooner. */
function hold(page: Window, top: number, letGo: () => void): () => void {
  const root = page.document.documentElement;
  // Or the browser would move the page along with what comes in above.
  root.style.overflowAnchor = 'none';
  const growth = new ResizeObserver(() => page.scrollTo(0, top));
  growth.observe(page.document.body);
  const timer = setTimeout(letGo, longestMs);
  for (const kind of handEvents) page.addEventListener(kind, letGo, { capture: true, passive: true });
  return () => {
    growth.disconnect();
    root.style.overflowAnchor = '';
    clearTimeout(timer);
    for (const kind of handEvents) page.removeEventListener(kind, letGo, { capture: true });
  };
}

let steps = 0;

/** The name of the step of the history that the page is at; a new step gets one. Unlike any of before a reload. */
function stepOf(page: Window): string {
  const state: unknown = page.history.state;
  if (typeof state === 'object' && state !== null && 'step' in state && typeof state.step === 'string')
    return state.step;
  const step = `${performance.timeOrigin}-${(steps += 1)}`;
  page.history.replaceState({ step }, '');
  return step;
}
