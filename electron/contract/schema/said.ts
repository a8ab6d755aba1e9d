import * as v from 'valibot';
import { FailureCode, type Failure } from '../failure.ts';
import type { Sentence } from '../words/sentence.ts';

const values = v.record(v.string(), v.union([v.string(), v.number(), v.lazy((): v.GenericSchema => Said)]));

const sentence = v.object({
  /** Its name in the tables of `electron/contract/words`. */
  key: v.string(),
  /** What fills its blanks. */
  values: v.exactOptional(values),
});

/**
 * A sentence by its name in the tables and the values of its blanks; the window puts it into the reader's language, and shows
 * a name that it does not know as it is.
 */
export const Said = sentence as v.GenericSchema<unknown, Sentence>;

/** A failure: its code for a program, and its sentence for a person. */
export const Trouble = v.object({
  ...sentence.entries,
  code: FailureCode,
  /** The file or folder concerned, where there is one. */
  path: v.exactOptional(v.string()),
}) as v.GenericSchema<unknown, Failure>;
