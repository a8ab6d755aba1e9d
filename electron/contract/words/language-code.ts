/** The languages that Songsight speaks. */
export const languageCodes = ['en', 'de', 'es'] as const;
export type LanguageCode = (typeof languageCodes)[number];

/**
 * The best known language for what somebody prefers, best first: `['de-AT', 'en']` -> `de`. Takes the tags of browsers and
 * of `LANG` (`de_AT.UTF-8`). English where none is known.
 */
export function bestLanguage(preferred: readonly string[]): LanguageCode {
  const wanted = preferred.map(
    (tag) =>
      tag
        .trim()
        .toLowerCase()
        .split(/[-_.@;]/)[0],
  );
  return wanted.map((tag) => languageCodes.find((code) => code === tag)).find((code) => code !== undefined) ?? 'en';
}
