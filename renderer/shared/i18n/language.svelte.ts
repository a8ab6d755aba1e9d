import type { LanguageChoice } from '#contract/settings.ts';
import { bestLanguage, type LanguageCode } from '#contract/words/language-code.ts';

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
