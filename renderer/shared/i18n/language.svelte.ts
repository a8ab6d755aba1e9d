import type { LanguageChoice } from '#contract/settings.ts';

type LanguageCode = Exclude<LanguageChoice, 'system'>;

const known: readonly LanguageCode[] = ['en', 'de', 'es'];

/** The best known language for what a browser prefers, best first: `['de-AT', 'en']` -> `de`. English where none is known. */
function bestLanguage(preferred: readonly string[]): LanguageCode {
  const wanted = preferred.map((tag) => tag.toLowerCase().split('-')[0]);
  return wanted.map((tag) => known.find((code) => code === tag)).find((code) => code !== undefined) ?? 'en';
}

class Language {
  code = $state<LanguageCode>('en');
  /** What numbers and dates are written by: the browser's own variety of the language where it has one, e.g. `de-AT`. */
  locale = $state('en-GB');

  /** @param preferred the browser's languages, best first. */
  choose(choice: LanguageChoice, preferred: readonly string[]): void {
    this.code = choice === 'system' ? bestLanguage(preferred) : choice;
    const own = preferred.find((tag) => tag.toLowerCase().startsWith(`${this.code}-`));
    this.locale = own ?? (this.code === 'en' ? 'en-GB' : this.code);
  }
}

/** The language of the window. Everything that says words reads it, so a change shows at once. */
export const language = new Language();
