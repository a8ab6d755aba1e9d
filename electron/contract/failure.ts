import * as v from 'valibot';
import { say, type Sentence, type SentenceKey, type ValuesOf } from './words/sentence.ts';

/** Every kind of trouble that is expected to happen in the field. Anything else is a bug and travels as `internal`. */
export const FailureCode = v.picklist([
  'file-missing',
  'file-unreadable',
  'file-empty',
  'file-not-audio',
  'file-damaged',
  'format-unsupported',
  'recording-too-short',
  'disk-full',
  'folder-missing',
  'data-folder-unusable',
  'data-folder-in-use',
  'database-too-new',
  'database-damaged',
  'database-busy',
  /** It was moved, deleted or replaced while it was open. */
  'database-gone',
  'pack-invalid',
  // A model did not come, or not as it was published.
  'download-failed',
  'provider-failed',
  'analyst-crashed',
  'not-found',
  'bad-request',
  'not-allowed',
  /** A file that would be written is there already, and a person may have worked on it. */
  'already-there',
  'cancelled',
  'internal',
]);
export type FailureCode = v.InferOutput<typeof FailureCode>;

/**
 * What travels over every wire and lands in the database: a code for the program, and the sentence for the person, which is
 * put into words where it is shown. It says in a field worker's words what happened and, where possible, what to do.
 */
export type Failure = Sentence & {
  readonly code: FailureCode;
  /** The file or folder concerned, where there is one. */
  readonly path?: string;
};

type Around = { readonly path?: string; readonly cause?: unknown };
type Options<Key extends SentenceKey> = keyof ValuesOf<Key> extends never
  ? [options?: Around]
  : [options: Around & { readonly values: ValuesOf<Key> }];

/** A mistake of ours: what the code around it rules out. Its words are English and for the log; the person reads `internal`. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

/** Expected trouble, thrown inside the engine and turned into a `Failure` at its boundary. Its `message` is for the log. */
export class KnownFailure<Key extends SentenceKey = SentenceKey> extends Error {
  readonly code: FailureCode;
  readonly sentence: Sentence;
  readonly path: string | undefined;

  /** @param key the sentence of it; `values` fill its blanks, and `path` is the file or folder concerned. */
  constructor(code: FailureCode, key: Key, ...[options = {}]: Options<Key>) {
    const { values, path, cause }: Around & Pick<Sentence, 'values'> = options;
    const sentence = values === undefined ? { key } : { key, values };
    super(say(sentence, 'en'), cause === undefined ? undefined : { cause });
    this.name = 'KnownFailure';
    this.code = code;
    this.sentence = sentence;
    this.path = path;
  }

  /** A failure that crossed a wire, or one whose sentence was made elsewhere, as an error. */
  static of({ code, key, values, path }: Failure, cause?: unknown): KnownFailure {
    const options = {
      ...(values === undefined ? {} : { values }),
      ...(path === undefined ? {} : { path }),
      ...(cause === undefined ? {} : { cause }),
    };
    // The values came with the key.
    return new KnownFailure(code, key, options as never);
  }
}

/** The plain value of anything thrown. A bug's own words stay in the log; the person gets one honest sentence. */
export function toFailure(thrown: unknown): Failure {
  if (!(thrown instanceof KnownFailure)) return { code: 'internal', key: 'internal' };
  const { code, sentence, path } = thrown;
  return path === undefined ? { code, ...sentence } : { code, ...sentence, path };
}
