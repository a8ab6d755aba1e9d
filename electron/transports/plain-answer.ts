import { bestLanguage, type LanguageCode } from '#contract/words/language-code.ts';
import { say, type Sentence } from '#contract/words/sentence.ts';

/** A sentence for the person in front of the browser, with the status that says the same to a program. */
export function plainAnswer(
  request: Pick<Request, 'headers'>,
  status: number,
  sentence: Sentence,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const own = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(`${say(sentence, askedLanguage(request))}\n`, { status, headers: { ...own, ...headers } });
}

/** The language that a browser prefers, e.g. German of `Accept-Language: de-AT,de;q=0.9,en;q=0.5`. */
export function askedLanguage({ headers }: Pick<Request, 'headers'>): LanguageCode {
  return bestLanguage((headers.get('accept-language') ?? '').split(','));
}
