import type { WriteStream } from 'node:tty';
import type { LanguageCode } from '#contract/words/language-code.ts';
import { say, type Sentence } from '#contract/words/sentence.ts';

/** Where a command writes: `say` is the result, `tell` is talk about it (standard error), `bar` redraws one line. */
export type Out = {
  say(line: string): void;
  tell(line: string): void;
  /** A moving line on a terminal; elsewhere nothing moves, and `tell` carries the news. */
  bar(line: string): void;
  readonly language: LanguageCode;
  /** A sentence in the language of this run. */
  words(sentence: Sentence): string;
  readonly moving: boolean;
  readonly columns: number;
};

type Stream = Pick<WriteStream, 'write'> & { readonly isTTY?: boolean; readonly columns?: number };

const spelled = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Names of files come from anywhere: what would move the cursor or colour the terminal is shown, not obeyed. */
function harmless(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, spelled);
}

/** A name that holds an end of line would look like a line of ours. */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\t\n\u2028\u2029]/g, spelled);
}

function withNamesOnOneLine({ key, values = {} }: Sentence): Sentence {
  if (key === 'plain-text') return { key, values };
  const kept = Object.entries(values).map(([name, value]) => {
    if (typeof value === 'number') return [name, value] as const;
    return [name, typeof value === 'string' ? onOneLine(value) : withNamesOnOneLine(value)] as const;
  });
  return { key, values: Object.fromEntries(kept) };
}

export function openOut(result: Stream, talk: Stream, language: LanguageCode): Out {
  let drawn = false;
  const wipe = (): void => {
    if (drawn) talk.write('\r\u001b[K');
    drawn = false;
  };
  return {
    say: (line) => {
      wipe();
      result.write(`${harmless(line)}\n`);
    },
    tell: (line) => {
      wipe();
      talk.write(`${harmless(line)}\n`);
    },
    bar: (line) => {
      wipe();
      talk.write(harmless(line));
      drawn = true;
    },
    language,
    words: (sentence) => say(withNamesOnOneLine(sentence), language),
    moving: talk.isTTY === true,
    get columns() {
      return talk.columns ?? 80;
    },
  };
}
