import { sentence } from '#contract/words/sentence.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { DefaultPainter, PackFacts } from '../process/analyst.ts';
import { readPack, type ModelPack } from '../models/model-set.ts';
import { plainName } from './name-vectors.ts';

/** Whether a pack's painter, its own or the default one, has learnt to paint a species of that code. */
export function hasLearnt({ painter, labels }: PackFacts, code: string): boolean {
  if (painter === null) return false;
  const listed = painter.byDefault?.species ?? painter.species ?? null;
  return listed === null ? labels.some((label) => label.code === code) : listed.includes(code);
}

/** Whether a painter is told a species by its scientific name, whatever its code. */
export function isToldByName({ painter }: PackFacts, scientificName: string): boolean {
  return painter?.named?.includes(plainName(scientificName)) === true;
}

/**
 * The species of a pack that the painter of another one has learnt, matched by scientific name, by the codes that either of them
 * gives. A painter that is told species by name may know more of them than its own pack hears.
 */
export function paintedSpecies(pack: PackFacts, painter: PackFacts): string[] {
  const known = painter.labels.filter(({ kind, code }) => kind === 'species' && hasLearnt(painter, code));
  const own = known.map(({ scientificName }) => plainName(scientificName));
  const names = new Set([...own, ...(painter.painter?.named ?? [])]);
  const shared = pack.labels.filter(
    ({ kind, scientificName }) => kind === 'species' && names.has(plainName(scientificName)),
  );
  return [...new Set([...shared, ...known].map(({ code }) => code))];
}

/** A pack together with the pack whose painter it borrows, or null. */
export type PaintingPacks = { readonly pack: ModelPack; readonly painterPack: ModelPack | null };

/**
 * Finds a painter for a pack that has none. A defaultPainter that cannot be used costs the pictures, not the listening; `noPictures` says why.
 */
export async function withPainter(pack: ModelPack, defaultPainterFolder: string | null): Promise<PaintingPacks> {
  if (pack.manifest.painter !== null || defaultPainterFolder === null) return { pack, painterPack: null };
  try {
    const painterPack = await readPack(defaultPainterFolder);
    const { facts } = painterPack;
    if (facts.painter === null) return { pack, painterPack: null };
    const byDefault: DefaultPainter = {
      name: facts.name,
      hash: facts.hash,
      species: paintedSpecies(pack.facts, facts),
    };
    return { pack: { ...pack, facts: { ...pack.facts, painter: { ...facts.painter, byDefault } } }, painterPack };
  } catch (thrown) {
    if (!(thrown instanceof KnownFailure)) throw thrown;
    const noPictures = sentence('picture-painter-unusable', { reason: thrown.sentence });
    return { pack: { ...pack, facts: { ...pack.facts, noPictures } }, painterPack: null };
  }
}
