import { expect, test } from 'vitest';
import { sentence } from '#contract/words/sentence.ts';
import { readSentence, readSentences, storedSentence, storedSentences } from '#store/opening/stored-sentence.ts';

const nested = sentence('recorder-trigger-at-least', { trigger: sentence('doubt-silent'), seconds: '3' });

test('a sentence comes back from its column with its values, and with sentences inside', () => {
  expect(readSentence(storedSentence(nested))).toEqual(nested);
  expect(readSentences(storedSentences([nested, sentence('doubt-silent')]))).toEqual([nested, { key: 'doubt-silent' }]);
});

test('what an older Songsight stored as finished text is shown as it is', () => {
  const old = 'The file ends 12.4 s before its header says.';
  const shown = { key: 'plain-text', values: { text: old } };
  expect(readSentence(old)).toEqual(shown);
  expect(readSentences(JSON.stringify([old, { key: 'doubt-silent' }]))).toEqual([shown, { key: 'doubt-silent' }]);
});

test('a sentence of a newer Songsight, or one cut off, is shown as it stands', () => {
  const newer = '{"key":"from-the-future"}';
  for (const text of [newer, '{"key":"doubt-sil'])
    expect(readSentence(text)).toEqual({ key: 'plain-text', values: { text } });
  expect(readSentences(`[${newer}]`)).toEqual([{ key: 'plain-text', values: { text: newer } }]);
});
