import { mqttBroker } from '#engine/telling/mqtt.ts';
import type { TellingOptions } from '#engine/telling/telling.ts';
import { webhook } from '#engine/telling/webhook.ts';
import { programVersion } from '#transports/program-version.ts';
import type { TellingChoice } from './options/telling-options.ts';
import type { Out } from './out.ts';

/** What a person chose, for the engine. */
export function tellingOf({ webhooks, token, mqtt, rules }: TellingChoice, out: Out): TellingOptions {
  const version = programVersion;
  return {
    rules,
    language: out.language,
    news: (said) => out.tell(out.words(said)),
    receivers: (station) => [
      ...webhooks.map((url) => webhook({ url, token: url.username === '' ? token : null, version })),
      ...(mqtt === null ? [] : [mqttBroker({ url: mqtt, station, version, language: out.language })]),
    ],
  };
}

/** On most systems everyone can read how a program was started: passwords and addresses, which may hold a key, are taken out of that. */
export function hidePasswords(words: readonly string[]): void {
  if (words.some((word) => /^(--\S+=)?\w+:\/\/[^/\s?]+[@/?]/.test(word))) process.title = 'songsight';
}
