import * as v from 'valibot';
import { KnownFailure } from '../failure.ts';
import { refusal, wrongField } from './refusal.ts';
import type { Value } from './request.ts';
import type { Sentence } from '../words/sentence.ts';

/**
 * What comes in from outside, as its schema lets it through.
 * @throws KnownFailure `bad-request` that names the field and what was expected there.
 */
export function readAsk<S extends v.GenericSchema>(schema: S, raw: unknown): Value<S> {
  const read = v.safeParse(schema, raw, { abortEarly: true });
  // What a schema lets through is of its type; nothing is frozen but for the compiler.
  if (!read.success) throw refused(refusal(read.issues[0]));
  const list = listForObject(raw, read.output, '');
  if (list !== null) throw refused(wrongField(list, { key: 'wanted-object' }));
  return read.output as Value<S>;
}

/** An empty list passes for an object without fields: the name of the field where one does. */
function listForObject(raw: unknown, read: unknown, field: string): string | null {
  if (typeof raw !== 'object' || typeof read !== 'object' || raw === null || read === null) return null;
  if (Array.isArray(raw)) return Array.isArray(read) ? null : field;
  for (const [name, value] of Object.entries(raw)) {
    const inside: unknown = Reflect.get(read, name);
    const found = listForObject(value, inside, field === '' ? name : `${field}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

function refused({ key, values }: Sentence): KnownFailure {
  return KnownFailure.of({ code: 'bad-request', key, ...(values === undefined ? {} : { values }) });
}
