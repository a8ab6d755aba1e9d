/** Counts up when the page changes between light and dark, so that canvases are drawn again. */
class ChartTheme {
  turn = $state(0);

  /** Listens to the system and to the person's choice. Returns the way to stop. */
  watch(page: Window): () => void {
    const poke = (): void => void (this.turn += 1);
    const system = page.matchMedia('(prefers-color-scheme: dark)');
    const chosen = new MutationObserver(poke);
    system.addEventListener('change', poke);
    chosen.observe(page.document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      system.removeEventListener('change', poke);
      chosen.disconnect();
    };
  }
}

export const chartTheme = new ChartTheme();

/** A colour token of the page as it is now, e.g. `--accent`. */
export function token(element: Element, name: `--${string}`): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}
