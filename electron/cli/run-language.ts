import { bestLanguage, type LanguageCode } from '#contract/words/language-code.ts';

/** The language that a terminal asks for: `LC_ALL` before `LC_MESSAGES` before `LANG`, e.g. `de_AT.UTF-8`; English else. */
export function runLanguage(environment: NodeJS.ProcessEnv): LanguageCode {
  const asked = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']];
  const [first] = asked.flatMap((each) => (each === undefined || each === '' ? [] : each));
  return bestLanguage(first === undefined ? [] : [first]);
}
