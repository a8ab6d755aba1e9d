import { bestLanguage, languageCodes, type LanguageCode } from '#contract/words/language-code.ts';
import { oneOf } from './options/read-values.ts';

/** What `--language` takes. */
export const languageWords = languageCodes;

/** `de`, `de-AT` or `de_AT.UTF-8`. @throws WrongUsage for a language that is not spoken here */
export function languageOf(value: unknown): LanguageCode | undefined {
  if (value === undefined) return undefined;
  const [tag = ''] = String(value).split(/[-_.@]/);
  return oneOf('--language', tag, languageCodes);
}

/** The language that was asked for among the words, before they are read: what is wrong with them is said in it, too. */
function askedLanguage(words: readonly string[]): readonly string[] {
  const given = words.flatMap((word, at) => {
    if (word === '--language') return words[at + 1] ?? [];
    return word.startsWith('--language=') ? word.slice('--language='.length) : [];
  });
  const tag = given.at(-1)?.toLowerCase() ?? '';
  return languageCodes.some((code) => code === tag.split(/[-_.@]/)[0]) ? [tag] : [];
}

/**
 * The language of a run: `--language`, else what the terminal asks for: `LC_ALL` before `LC_MESSAGES` before `LANG`, e.g.
 * `de_AT.UTF-8`, else that of the system; English where it is none of ours.
 * @param system e.g. `de-AT`; asked where nothing else says it, as on Windows: the tables of all languages are read for it
 */
export function runLanguage(
  environment: NodeJS.ProcessEnv,
  words: readonly string[] = [],
  system: () => string | null = () => null,
): LanguageCode {
  const variables = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']];
  const said = [...askedLanguage(words), ...variables].find((each) => each !== undefined && each !== '');
  const asked = said ?? system();
  return bestLanguage(asked === null || asked === '' ? [] : [asked]);
}
