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

test('--language goes first, and a language that is not spoken here is left to the reading of options', () => {
  expect(runLanguage({ LANG: 'de_DE' }, ['analyse', 'x', '--language', 'es'])).toBe('es');
  expect(runLanguage({ LANG: 'de_DE' }, ['--language=en-GB'])).toBe('en');
  expect(runLanguage({ LANG: 'de_DE' }, ['--language', 'fr'])).toBe('de');
});

test('without variables, as on Windows, the system is asked', () => {
  expect(runLanguage({}, [], () => 'es-MX')).toBe('es');
  expect(runLanguage({ LANG: 'C' }, [], () => 'es-MX')).toBe('en');
});
