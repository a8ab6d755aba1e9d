import { expect, test } from 'vitest';
import { sentence } from '#contract/words/sentence.ts';
import { openOut } from '#cli/out.ts';

test('what would command the terminal is shown instead of obeyed, and JSON stays JSON', () => {
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text) > 0 };
  const out = openOut(stream, stream, 'en');
  out.say('\u001b[2Jgone\u009b31m \u202eWAV.exe');
  out.say(JSON.stringify({ name: 'a\u0085b' }));
  expect(written[0]).toBe('\\u001b[2Jgone\\u009b31m \\u202eWAV.exe\n');
  expect(JSON.parse(written[1] ?? '')).toEqual({ name: 'a\u0085b' });
});

test('a name with an end of line in it stays on its line', () => {
  const out = openOut({ write: () => true }, { write: () => true }, 'en');
  const reason = sentence('data-folder-read-only', { path: 'a\nb\tc' });
  expect(out.words(sentence('run-failed', { path: 'evil\nTrouble: none.wav', reason }))).toMatch(
    /^Failed: evil\\u000aTrouble: none\.wav: .*a\\u000ab\\u0009c.*$/,
  );
});
