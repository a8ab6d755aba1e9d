import type { PackRequests } from './models.ts';
import { badRequest, readFields, readText, type Fields } from './readers.ts';

type PackChecks = { readonly [K in keyof PackRequests]: (raw: unknown) => PackRequests[K]['ask'] };

const read = (raw: unknown, names: readonly string[]): Fields => readFields(raw, 'ask', names);

function readSource(raw: unknown): { path: string; labels: string | null } {
  const { path, labels } = read(raw, ['path', 'labels']);
  return {
    path: readText(path, 'path', 4096, 1),
    labels: labels === null ? null : readText(labels, 'labels', 4096, 1),
  };
}

/** A pack is named by its folder's name alone: no path comes in from outside. */
function readPackId(raw: unknown): { id: string } {
  const id = readText(read(raw, ['id'])['id'], 'id', 200, 1);
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id)) throw badRequest('The field “id” must name a model pack.');
  return { id };
}

/** Checks of what comes in about model packs. */
export const packChecks = {
  'packs.read': (raw) => {
    read(raw, []);
    return {};
  },
  'packs.check': readSource,
  'packs.import': readSource,
  'packs.use': readPackId,
  'packs.remove': readPackId,
} satisfies PackChecks;
