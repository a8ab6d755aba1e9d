import { sentence } from '#contract/words/sentence.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { DefaultPainter, PackFacts } from '../process/analyst.ts';
import { readPack, type ModelPack } from '../models/model-set.ts';

const plain = (name: string): string => name.trim().toLowerCase();

/** Whether a pack's painter, its own or the default one, has learnt to paint a species of that code. */
export function hasLearnt({ painter, labels }: PackFacts, code: string): boolean {
  if (painter === null) return false;
  const listed = painter.byDefault?.species ?? painter.species ?? null;
  return listed === null ? labels.some((label) => label.code === code) : listed.includes(code);
}

/** The species of both packs, matched by scientific name, by the codes that either of them gives. */
export function paintedSpecies(pack: PackFacts, painter: PackFacts): string[] {
  const known = painter.labels.filter(({ kind, code }) => kind === 'species' && hasLearnt(painter, code));
  const names = new Set(known.map(({ scientificName }) => plain(scientificName)));
  const shared = pack.labels.filter(
    ({ kind, scientificName }) => kind === 'species' && names.has(plain(scientificName)),
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
