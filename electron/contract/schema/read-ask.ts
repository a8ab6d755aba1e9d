import * as v from 'valibot';
import { KnownFailure } from '../failure.ts';
import { requestSentences } from '../words/requests.ts';
import type { SentenceValue } from '../words/sentence.ts';
import type { Value } from './request.ts';

type Key = keyof typeof requestSentences;
type Wanted = { readonly key: Key; readonly values?: Readonly<Record<string, SentenceValue>> };

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

function refusal(issue: v.BaseIssue<unknown>): Wanted {
  const path = issue.path ?? [];
  // What is too much in a list of a fixed length is a fault of the list.
  const field = fieldName(issue.type === 'strict_tuple' && issue.expected === 'never' ? path.slice(0, -1) : path);
  // A schema may name a whole sentence of its own.
  if (isKey(issue.message) && !issue.message.startsWith('wanted-'))
    return { key: issue.message, values: { given: String(issue.input) } };
  if (issue.type === 'strict_object' && issue.expected === 'never') return { key: 'field-unknown', values: { field } };
  if (issue.type === 'strict_object' && issue.received === 'undefined' && issue.expected !== 'Object')
    return { key: 'field-missing', values: { field } };
  return wrongField(field, wanted(issue));
}

function wrongField(field: string, expected: Wanted): Wanted {
  if (field === '') return { key: 'request-unreadable' };
  return { key: 'field-wrong', values: { field, wanted: expected } };
}

/** `states[2].species.code` */
function fieldName(path: readonly v.IssuePathItem[]): string {
  const names = path.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return names.join('').replace(/^\./, '');
}

const wantedTypes: Readonly<Record<string, Key>> = {
  string: 'wanted-text',
  excludes: 'wanted-text',
  non_empty: 'wanted-filled',
  number: 'wanted-number',
  integer: 'wanted-whole',
  boolean: 'wanted-true-false',
  array: 'wanted-list',
  record: 'wanted-object',
  strict_object: 'wanted-object',
};

function wanted({ type, message, expected, requirement, input }: v.BaseIssue<unknown>): Wanted {
  const bound = Number(requirement);
  // A schema whose type does not say enough names what it wants itself.
  if (isKey(message)) return { key: message };
  if (type === 'min_value') return { key: 'wanted-least', values: { least: bound } };
  if (type === 'max_value') return { key: 'wanted-most', values: { most: bound } };
  if (type === 'max_length')
    return { key: typeof input === 'string' ? 'wanted-short' : 'wanted-short-list', values: { most: bound } };
  if (expected?.includes('"') === true)
    return { key: 'wanted-one-of', values: { choices: expected.replaceAll(/[()"]/g, '').replaceAll(' | ', ', ') } };
  return { key: wantedTypes[type] ?? (expected === 'Object' ? 'wanted-object' : 'wanted-other') };
}

function isKey(text: string): text is Key {
  return Object.hasOwn(requestSentences, text);
}

function refused({ key, values }: Wanted): KnownFailure {
  return KnownFailure.of({ code: 'bad-request', key, ...(values === undefined ? {} : { values }) });
}
