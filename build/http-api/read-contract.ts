import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as v from 'valibot';
import type { RequestSchema } from '#contract/schema/request.ts';
import { readComments, type Comments } from './read-comments.ts';

export type DescribedRequest = RequestSchema & { readonly name: string; readonly comments: Comments };
type Described = { readonly schema: v.GenericSchema; readonly comments: Comments };

/** Everything the contract says: requests by topic, events and named schemas, each with its comments. */
export type Contract = {
  readonly topics: ReadonlyMap<string, readonly DescribedRequest[]>;
  readonly events: ReadonlyMap<string, Described>;
  readonly schemas: ReadonlyMap<string, Described>;
};

const folder = path.resolve(import.meta.dirname, '../../electron/contract');
const nothing: Comments = { text: '', fields: new Map() };
// `requests` unites what the topics hold; `desktop/` is left out, since what only Electron's window is asked does not travel over HTTP.
const notTopics = new Set(['requests.ts']);

/** Reads the schemas of `electron/contract` as they run, and the comments above them. */
export async function readContract(): Promise<Contract> {
  const contract = { topics: new Map(), events: new Map(), schemas: new Map() };
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !notTopics.has(name));
  for (const file of [...files.toSorted(), ...topicsBelow(), 'schema/said.ts']) {
    const full = path.join(folder, file);
    const comments = readComments(full);
    const exported = (await import(pathToFileURL(full).href)) as Readonly<Record<string, unknown>>;
    const requests: DescribedRequest[] = [];
    // In the order of the source.
    for (const [name, own] of comments) {
      const value = exported[name];
      if (isSchema(value)) contract.schemas.set(name, { schema: value, comments: own });
      if (name.endsWith('Requests')) requests.push(...described<RequestSchema>(value, own));
      if (name.endsWith('Events'))
        for (const { name: event, comments: said, ...schema } of described<v.GenericSchema>(value, own))
          contract.events.set(event, { schema, comments: said });
    }
    if (requests.length > 0) contract.topics.set(path.basename(file, '.ts'), requests);
  }
  return contract;
}

/** Topics in folders of their own; those that hold parts of schemas or sentences are no topics. */
function topicsBelow(): string[] {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['desktop', 'schema', 'words'].includes(entry.name))
    .map(({ name }) => name);
  return folders.flatMap((name) => readdirSync(path.join(folder, name)).map((file) => `${name}/${file}`)).toSorted();
}

function described<T>(table: unknown, comments: Comments): (T & { name: string; comments: Comments })[] {
  return Object.entries(table as Readonly<Record<string, T>>).map(([name, value]) => ({
    ...value,
    name,
    comments: comments.fields.get(name) ?? nothing,
  }));
}

function isSchema(value: unknown): value is v.GenericSchema {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';
}
