import { isSentenceKey, plainText, type Sentence } from '#contract/words/sentence.ts';

/** A sentence as a column of the database holds it: its name and values, so that it can be shown in any language later. */
export function storedSentence({ key, values }: Sentence): string {
  return JSON.stringify(values === undefined ? { key } : { key, values });
}

/** The sentence of such a column. What an older Songsight stored is a finished English text and is shown as it is. */
export function readSentence(text: string): Sentence {
  if (!text.startsWith('{"key":')) return plainText(text);
  try {
    const { key, values }: Sentence = JSON.parse(text) as Sentence;
    if (isSentenceKey(key)) return values === undefined ? { key } : { key, values };
  } catch {
    // Cut off or written by hand: shown as it stands.
  }
  return plainText(text);
}
