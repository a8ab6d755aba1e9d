import { say, type Sentence } from '#contract/words/sentence.ts';
import { language } from './language.svelte.ts';

/** What the engine has to say, in the window's language. Read inside a component or a `$derived`, it follows a change of language. */
export function tell(sentence: Sentence): string {
  return say(sentence, language.code, language.locale);
}
