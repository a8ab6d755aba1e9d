import { createInstance } from 'i18next';
import { english } from './english.ts';
import { german, type GermanKey } from './german.ts';
import { spanish } from './spanish.ts';
import { language } from './language.svelte.ts';

type Base<Key extends string> = Key extends `${infer Head}_one` | `${infer Head}_other` ? Head : Key;

/** A sentence as it stands in English. One that no catalogue has does not compile. */
export type Message = Base<GermanKey>;

const i18n = createInstance();
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  showSupportNotice: false,
  resources: {
    en: { translation: english },
    de: { translation: german },
    es: { translation: spanish },
  },
} as Parameters<typeof i18n.init>[0]);

/** Sentences without values, by language: thousands of cells and labels say the same few. */
const said: Record<typeof language.code, Map<Message, string>> = { en: new Map(), de: new Map(), es: new Map() };

/**
 * The sentence in the window's language. `{{name}}` takes `values.name`; `values.count` chooses between one and many.
 * Read inside a component or a `$derived`, it follows a change of language.
 */
export function t(message: Message, values?: Readonly<Record<string, string | number>>): string {
  const lng = language.code;
  if (values !== undefined) return i18n.t(message, { ...values, lng });
  const known = said[lng].get(message) ?? i18n.t(message, { lng });
  said[lng].set(message, known);
  return known;
}
