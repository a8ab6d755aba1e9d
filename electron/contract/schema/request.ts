import * as v from 'valibot';

/** What a schema lets through, as a value that nobody changes. */
export type Value<S extends v.GenericSchema> = Frozen<v.InferOutput<S>>;

type Frozen<T> = T extends string | number | boolean | null | undefined ? T : { readonly [K in keyof T]: Frozen<T[K]> };

/** What is asked and what is answered. */
export type RequestSchema = { readonly ask: v.GenericSchema; readonly answer: v.GenericSchema };

/** What is asked and answered by each request of a table. */
export type Exchanges<Table extends Readonly<Record<string, RequestSchema>>> = {
  readonly [K in keyof Table]: { readonly ask: Value<Table[K]['ask']>; readonly answer: Value<Table[K]['answer']> };
};

/** Describes a request: the fields that are asked, and the answer. A field that is not named is refused. */
export function request<const Entries extends v.ObjectEntries, Answer extends v.GenericSchema>(
  fields: Entries,
  answer: Answer,
): { readonly ask: v.StrictObjectSchema<Entries, undefined>; readonly answer: Answer } {
  return { ask: v.strictObject(fields), answer };
}

/** The same fields, each of which may be absent. */
export function exactPartial<Entries extends v.ObjectEntries>(
  fields: Entries,
): { readonly [K in keyof Entries]: v.ExactOptionalSchema<Entries[K], undefined> } {
  const optional = Object.entries(fields).map(([name, schema]) => [name, v.exactOptional(schema)] as const);
  // A record over exactly the names it was made from.
  return Object.fromEntries(optional) as never;
}
