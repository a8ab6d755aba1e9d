import type { Theme } from '#contract/settings.ts';

const darkQuery = '(prefers-color-scheme: dark)';

/** Writes `light` or `dark` on the page, as chosen or as the system says from now on. Returns the way to stop. */
export function followTheme(page: Window, theme: Theme): () => void {
  const system = page.matchMedia(darkQuery);
  const show = (): void => {
    const dark = theme === 'system' ? system.matches : theme === 'dark';
    page.document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  };
  show();
  if (theme !== 'system') return () => undefined;
  system.addEventListener('change', show);
  return () => system.removeEventListener('change', show);
}
