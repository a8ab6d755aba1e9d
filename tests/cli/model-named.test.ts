import { expect, test } from 'vitest';
import { KnownFailure } from '#contract/failure.ts';
import { noModelNamed, publishedNamed } from '#cli/commands/models/model-named.ts';
import { say } from '#contract/words/sentence.ts';

const names = ['birdnet-2.4', 'birdnet-3.0', 'birdnet-3.0-europe', 'perch-2', 'perch-2-africa'];

test.each([
  ['birdnet-2.4', 'birdnet-2.4'],
  ['BirdNET 2.4', 'birdnet-2.4'],
  ['birdnet24', 'birdnet-2.4'],
  ['Perch_2', 'perch-2'],
])('%s is a published model', (given, id) => {
  expect(publishedNamed(given, names)).toBe(id);
});

test.each([
  ['birdnet-2.5', 'Did you mean birdnet-2.4?'],
  ['birdnet', 'Did you mean birdnet-2.4, birdnet-3.0, birdnet-3.0-europe?'],
  ['yamnet', '“songsight models” lists what there is.'],
  ['', '“songsight models” lists what there is.'],
])('“%s” is none, and what is like it is told', (given, hint) => {
  const said = saidBy(() => publishedNamed(given, names));
  expect(said).toBe(`There is no model named ${given} in the list of published models. ${hint}`);
});

test('a published model that is not here yet is one command away; of the others the nearest are told', () => {
  const said = (given: string): string => saidBy(() => noModelNamed(given, ['songsight-ten'], names));
  expect(said('birdnet2.4')).toBe(
    'There is no model named birdnet2.4 here. “songsight models get birdnet-2.4” downloads it.',
  );
  expect(said('songsight-tem')).toBe('There is no model named songsight-tem here. Did you mean songsight-ten?');
});

function saidBy(failing: () => unknown): string {
  try {
    failing();
  } catch (thrown) {
    if (thrown instanceof KnownFailure) return say(thrown.sentence, 'en');
  }
  return '';
}
