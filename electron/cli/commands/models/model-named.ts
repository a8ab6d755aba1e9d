import { KnownFailure } from '#contract/failure.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { nearestWords } from '#cli/options/nearest-words.ts';

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/**
 * The published model that a person means: `BirdNET 2.4` and `birdnet24` are `birdnet-2.4`.
 * @throws KnownFailure `not-found` with the names most like it
 */
export function publishedNamed(given: string, names: readonly string[]): string {
  const found = sameName(given, names);
  if (found !== undefined) return found;
  throw new KnownFailure('not-found', 'models-no-published', { values: { id: given, hint: hintFor(given, names) } });
}

/**
 * @param published what could be downloaded
 * @throws KnownFailure `not-found`, always, with how to get it or the names most like it
 */
export function noModelNamed(given: string, names: readonly string[], published: readonly string[]): never {
  const id = sameName(given, published);
  const hint = id === undefined ? hintFor(given, names) : sentence('models-get-hint', { id });
  throw new KnownFailure('not-found', 'models-no-such', { values: { id: given, hint } });
}

function sameName(given: string, names: readonly string[]): string | undefined {
  return names.find((name) => name === given) ?? names.find((name) => plain(name) === plain(given));
}

/** A region is no typing error of the whole: a name that only goes on differently counts as near. */
function hintFor(given: string, names: readonly string[]): Sentence {
  const near = nearestWords(given, names);
  const longer = names.filter((name) => given !== '' && plain(name).startsWith(plain(given))).slice(0, 3);
  const like = near.length > 0 ? near : longer;
  return like.length > 0 ? sentence('usage-did-you-mean', { names: like.join(', ') }) : sentence('models-list-hint');
}
