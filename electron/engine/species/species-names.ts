import { languageCodes } from '#contract/words/language-code.ts';
import { otherSoundSentences } from '#contract/words/models/other-sounds.ts';
import { say, sentence } from '#contract/words/sentence.ts';
import type { PackLabel } from '#analysis/process/analyst.ts';

/** Names in one language by code, of the labels that have one: common names that the pack gives, and sounds that are no species. */
export function speciesNames(labels: readonly PackLabel[], language: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    labels.flatMap((label) => {
      const name =
        label.names?.[language] ?? (label.kind === 'none' ? soundName(label.commonName, language) : undefined);
      return name === undefined || name === '' ? [] : [[label.code, name] as const];
    }),
  );
}

type SoundKey = keyof typeof otherSoundSentences;
const isKnown = (key: string): key is SoundKey => Object.hasOwn(otherSoundSentences, key);

function soundName(name: string, language: string): string | undefined {
  const key = `sound-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
  const spoken = languageCodes.find((code) => code === language);
  return isKnown(key) && spoken !== undefined && spoken !== 'en' ? say(sentence(key), spoken) : undefined;
}
