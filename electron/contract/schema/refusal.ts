import type * as v from 'valibot';
import { isSentenceKey, type Sentence, type SentenceKey } from '../words/sentence.ts';

/** Why a schema does not let a value through: the field, and what was expected there. */
export function refusal(issue: v.BaseIssue<unknown>): Sentence {
  const path = issue.path ?? [];
  // What is too much in a list of a fixed length is a fault of the list.
  const field = fieldName(issue.type === 'strict_tuple' && issue.expected === 'never' ? path.slice(0, -1) : path);
  // A schema may name a whole sentence of its own.
  if (isSentenceKey(issue.message) && !issue.message.startsWith('wanted-'))
    return { key: issue.message, values: { given: String(issue.input) } };
  if (issue.type === 'strict_object' && issue.expected === 'never') return { key: 'field-unknown', values: { field } };
  if (issue.type.endsWith('object') && issue.received === 'undefined' && issue.expected !== 'Object')
    return { key: 'field-missing', values: { field } };
  return wrongField(field, wanted(issue));
}

/** @param field '' where the whole is wrong */
export function wrongField(field: string, expected: Sentence): Sentence {
  if (field === '') return { key: 'request-unreadable' };
  return { key: 'field-wrong', values: { field, wanted: expected } };
}

/** `states[2].species.code` */
function fieldName(path: readonly v.IssuePathItem[]): string {
  const names = path.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return names.join('').replace(/^\./, '');
}

const wantedTypes: Readonly<Record<string, SentenceKey>> = {
  string: 'wanted-text',
  non_empty: 'wanted-filled',
  number: 'wanted-number',
  integer: 'wanted-whole',
  boolean: 'wanted-true-false',
  array: 'wanted-list',
  record: 'wanted-object',
  object: 'wanted-object',
  strict_object: 'wanted-object',
};

function wanted({ type, message, expected, requirement, input }: v.BaseIssue<unknown>): Sentence {
  const bound = Number(requirement);
  // A schema whose type does not say enough names what it wants itself.
  if (isSentenceKey(message)) return { key: message };
  if (type === 'min_value') return { key: 'wanted-least', values: { least: bound } };
  if (type === 'max_value') return { key: 'wanted-most', values: { most: bound } };
  if (type === 'max_length')
    return { key: typeof input === 'string' ? 'wanted-short' : 'wanted-short-list', values: { most: bound } };
  if (type === 'length') return { key: 'wanted-length', values: { count: bound } };
  if (type === 'literal') return { key: 'wanted-exactly', values: { choice: String(expected).replaceAll('"', '') } };
  if (expected?.includes('"') === true)
    return { key: 'wanted-one-of', values: { choices: expected.replaceAll(/[()"]/g, '').replaceAll(' | ', ', ') } };
  return { key: wantedTypes[type] ?? (expected === 'Object' ? 'wanted-object' : 'wanted-other') };
}
