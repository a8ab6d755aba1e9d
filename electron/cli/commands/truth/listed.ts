import { sentence, type Sentence } from '#contract/words/sentence.ts';

/** Names that are listed of what did not match; nobody reads more. */
const mostListed = 20;

/** What did not match, in one sentence; null where everything did. */
export function listed(
  key: 'measure-unknown-files' | 'measure-unknown-labels',
  found: readonly { readonly name: string }[],
): Sentence | null {
  const names = found.map(({ name }) => name);
  const shown = names.slice(0, mostListed).join(', ');
  return names.length === 0
    ? null
    : sentence(key, { count: names.length, names: names.length > mostListed ? `${shown} …` : shown });
}
