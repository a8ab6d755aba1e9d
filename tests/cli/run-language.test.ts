import { expect, test } from 'vitest';
import { runLanguage } from '../../electron/cli/run-language.ts';

test.each([
  [{ LANG: 'de_AT.UTF-8' }, 'de'],
  [{ LANG: 'de_DE', LC_ALL: 'es_MX.UTF-8' }, 'es'],
  [{ LANG: 'de_DE', LC_MESSAGES: 'C' }, 'en'],
  [{ LANG: '', LC_ALL: '' }, 'en'],
  [{ LANG: 'fr_FR.UTF-8' }, 'en'],
  [{}, 'en'],
])('%j asks for %s', (environment, code) => {
  expect(runLanguage(environment)).toBe(code);
});
