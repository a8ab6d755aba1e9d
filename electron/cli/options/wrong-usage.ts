import { say, sentence, type Sentence, type SentenceKey, type ValuesOf } from '#contract/words/sentence.ts';

type Asked<Key extends SentenceKey> = keyof ValuesOf<Key> extends never ? [] : [values: ValuesOf<Key>];

/** The person typed something the program does not know. Ends with exit code 2 and this sentence; `message` is for the log. */
export class WrongUsage<Key extends SentenceKey = SentenceKey> extends Error {
  readonly sentence: Sentence;
  /** The command it was meant for, e.g. `songsight data check`: its `--help` says more. */
  command = 'songsight';

  constructor(key: Key, ...values: Asked<Key>) {
    // The values came with the key.
    const said = sentence(key, ...(values as never));
    super(say(said, 'en'));
    this.name = 'WrongUsage';
    this.sentence = said;
  }
}
