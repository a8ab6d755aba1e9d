/** Every kind of trouble that is expected to happen in the field. Anything else is a bug and travels as `internal`. */
export type FailureCode =
  | 'file-missing'
  | 'file-unreadable'
  | 'file-empty'
  | 'file-not-audio'
  | 'file-damaged'
  | 'format-unsupported'
  | 'recording-too-short'
  | 'disk-full'
  | 'folder-missing'
  | 'data-folder-unusable'
  | 'data-folder-in-use'
  | 'database-too-new'
  | 'database-damaged'
  | 'database-busy'
  /** It was moved, deleted or replaced while it was open. */
  | 'database-gone'
  | 'pack-invalid'
  | 'provider-failed'
  | 'analyst-crashed'
  | 'not-found'
  | 'bad-request'
  | 'not-allowed'
  /** A file that would be written is there already, and a person may have worked on it. */
  | 'already-there'
  | 'cancelled'
  | 'internal';

/** What travels over every wire and lands in the database: a code for the program, a sentence for the person. */
export type Failure = {
  readonly code: FailureCode;
  /** One clear sentence in a field worker's words that says what happened and, where possible, what to do. */
  readonly message: string;
  /** The file or folder concerned, where there is one. */
  readonly path?: string;
};

/** Expected trouble, thrown inside the engine and turned into a `Failure` at its boundary. */
export class KnownFailure extends Error {
  readonly code: FailureCode;
  readonly path: string | undefined;

  constructor(code: FailureCode, message: string, options?: { path?: string; cause?: unknown }) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'KnownFailure';
    this.code = code;
    this.path = options?.path;
  }
}

/** The plain value of anything thrown. A bug's own words stay in the log; the person gets one honest sentence. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof KnownFailure) {
    const { code, message, path } = thrown;
    return path === undefined ? { code, message } : { code, message, path };
  }
  return { code: 'internal', message: 'Something went wrong inside Songsight. The log holds the details.' };
}
