import { createHash } from 'node:crypto';
import type { LabelName } from './label-file.ts';

/** That of the species where it has one; what has no scientific name never takes the code of a species that is called like it. */
export function codeOf(
  { scientificName, commonName, kind }: Omit<LabelName, 'voice'>,
  known: ReadonlyMap<string, string>,
): string {
  if (kind === 'none') return slug(commonName, '_');
  const own = distinctSlug(scientificName);
  const named = scientificName !== commonName || /^[A-Z][a-z-]+ [a-z-]+$/.test(scientificName);
  const free = named && ![...known.values()].includes(own);
  return known.get(scientificName.toLowerCase()) ?? (free ? own : `own_${own}`);
}

/** `Barn Swallow` -> `barn_swallow`. */
export function slug(text: string, joint: '_' | '-'): string {
  return withoutAccents(text)
    .replaceAll(/[^a-z0-9]+/g, joint)
    .replaceAll(/^[_-]+|[_-]+$/g, '')
    .slice(0, 60);
}

/** Names in other scripts leave hardly a letter of a code: what is left out is told by a number. */
function distinctSlug(name: string): string {
  const plain = slug(name, '_');
  const lost = /[^\P{L}a-z]/u.test(withoutAccents(name));
  return lost ? `${plain}_${sha256Of(name.normalize('NFC').toLowerCase()).slice(0, 8)}`.replace(/^_/, '') : plain;
}

const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
