import type { LanguageChoice } from '#contract/settings.ts';
import { bestLanguage } from '#contract/words/language-code.ts';
import { say, type sentence, type Sentence, type SentenceKey } from '#contract/words/sentence.ts';

/** Sentences without blanks: what menus, buttons and titles say. */
type PlainKey = {
  [Key in SentenceKey]: Parameters<typeof sentence<Key>>['length'] extends 1 ? Key : never;
}[SentenceKey];

/** Puts what the shell has to say into the language of the settings, or of the system where they leave it to that. */
export class Speech {
  readonly #preferred: readonly string[];
  #choice: LanguageChoice = 'system';

  /** @param preferred the system's languages, best first */
  constructor(preferred: readonly string[]) {
    this.#preferred = preferred;
  }

  /** @returns whether another language is spoken from now on. */
  choose(choice: LanguageChoice): boolean {
    const before = this.#code();
    this.#choice = choice;
    return this.#code() !== before;
  }

  say(sentence: Sentence): string {
    const code = this.#code();
    const locale = this.#preferred.find((tag) => tag.toLowerCase().startsWith(`${code}-`));
    return say(sentence, code, locale);
  }

  /** A sentence without blanks. */
  text(key: PlainKey): string {
    return this.say({ key });
  }

  #code(): ReturnType<typeof bestLanguage> {
    return this.#choice === 'system' ? bestLanguage(this.#preferred) : this.#choice;
  }
}
