import * as v from 'valibot';
import type { Failure } from '../failure.ts';
import type { Sentence } from '../words/sentence.ts';

const isSentence = (given: unknown): boolean => typeof given === 'object' && given !== null && 'key' in given;

/** A sentence by its name in the tables and the values of its blanks. */
export const Said = v.custom<Sentence>(isSentence);

/** A failure: its code, and its sentence. */
export const Trouble = v.custom<Failure>(isSentence);
