import { isSentenceKey, plainText, type Sentence } from '#contract/words/sentence.ts';

/** A sentence as a column of the database holds it: its name and values, so that it can be shown in any language later. */
export function storedSentence({ key, values }: Sentence): string {
  return JSON.stringify(values === undefined ? { key } : { key, values });
}

/** The sentence of such a column. What an older Songsight stored is a finished English text and is shown as it is. */
export function readSentence(text: string): Sentence {
  if (!text.startsWith('{"key":')) return plainText(text);
  try {
    return knownSentence(JSON.parse(text)) ?? plainText(text);
  } catch {
    // Cut off or written by hand: shown as it stands.
    return plainText(text);
  }
}

/** Several sentences in one column, as a JSON list of them. */
export function storedSentences(sentences: readonly Sentence[]): string {
  return JSON.stringify(sentences.map(({ key, values }) => (values === undefined ? { key } : { key, values })));
}

/** The sentences of such a column; finished texts of an older Songsight are shown as they are. */
export function readSentences(json: string): Sentence[] {
  const list: unknown = JSON.parse(json);
  if (!Array.isArray(list)) return [];
  return list.map((each: unknown) => asSentence(each) ?? plainText(JSON.stringify(each)));
}

/** A sentence out of a stored value: a finished text of an older Songsight, or a name with values; null for anything else. */
export function asSentence(read: unknown): Sentence | null {
  return typeof read === 'string' ? plainText(read) : knownSentence(read);
}

function knownSentence(read: unknown): Sentence | null {
  if (typeof read !== 'object' || read === null) return null;
  const { key, values } = read as Sentence;
  if (!isSentenceKey(key)) return null;
  return values === undefined ? { key } : { key, values };
}
