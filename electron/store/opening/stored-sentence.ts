import { KnownFailure } from '#contract/failure.ts';
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

/** What a column holds as JSON. @throws KnownFailure `database-damaged` where it is none: somebody else or a fault of the disk wrote it. */
export function readStoredJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new KnownFailure('database-damaged', 'database-damaged', { cause });
  }
}

/** Several sentences in one column, as a JSON list of them. */
export function storedSentences(sentences: readonly Sentence[]): string {
  return JSON.stringify(sentences.map(({ key, values }) => (values === undefined ? { key } : { key, values })));
}

/** The sentences of such a column; finished texts of an older Songsight are shown as they are. */
export function readSentences(json: string): Sentence[] {
  const list = readStoredJson(json);
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
