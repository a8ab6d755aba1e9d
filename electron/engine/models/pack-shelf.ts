import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PackEntry, PackSummary } from '#contract/models.ts';
import { toFailure } from '#contract/failure.ts';
import { readPackFigures } from '#analysis/models/pack-figures.ts';
import { readPack, type ModelPack } from '#analysis/models/model-set.ts';
import { hasLearnt, paintedSpecies } from '#analysis/painting/default-painter.ts';
import { packBytes } from '#analysis/models/check-pack.ts';

/** Where packs lie: those that come with Songsight, and those a person brought. */
export type PackPlaces = {
  /** The pack used when nobody chose another. */
  readonly shippedFolder: string;
  /** The pack that lends its painter; often the same. */
  readonly painterFolder: string;
  /** Packs that came with Songsight before. */
  readonly earlierFolders: readonly string[];
  readonly ownFolder: string;
};

export const packFolderName = 'packs';
const longestCard = 100_000;

/** By id the folders of the packs that come with Songsight, the one that listens first. */
export const shippedFolders = (places: PackPlaces): ReadonlyMap<string, string> => {
  const { shippedFolder, painterFolder, earlierFolders } = places;
  return new Map([shippedFolder, painterFolder, ...earlierFolders].map((folder) => [path.basename(folder), folder]));
};

/** @returns the folder of every pack on the shelf by its id, the shipped ones first. */
export async function packFolders(places: PackPlaces): Promise<ReadonlyMap<string, string>> {
  const { ownFolder } = places;
  const names = await readdir(ownFolder, { withFileTypes: true }).catch(() => []);
  const own = names.filter((each) => each.isDirectory() && !each.name.startsWith('.')).map(({ name }) => name);
  const folders = own.toSorted().map((name): [string, string] => [name, path.join(ownFolder, name)]);
  return new Map([...shippedFolders(places), ...folders]);
}

/** The same as `packFolders` for one id, or null. */
export async function packFolder(places: PackPlaces, id: string): Promise<string | null> {
  return (await packFolders(places)).get(id) ?? null;
}

async function cardOf({ folder, manifest }: ModelPack): Promise<string | null> {
  if (manifest.modelCard === null) return null;
  const text = await readFile(path.join(folder, manifest.modelCard), 'utf8').catch(() => null);
  return text?.slice(0, longestCard) ?? null;
}

type Known = Pick<PackSummary, 'id' | 'shipped' | 'recordings' | 'speed'>;

/** @param defaultPainter the pack whose painter stands in for those that have none; null where it cannot be used. */
export async function summary(pack: ModelPack, defaultPainter: ModelPack | null, known: Known): Promise<PackSummary> {
  const { manifest, facts, folder } = pack;
  const species = manifest.labels.filter(({ kind }) => kind === 'species');
  const shared =
    manifest.painter !== null || defaultPainter === null || defaultPainter.facts.painter === null
      ? null
      : new Set(paintedSpecies(facts, defaultPainter.facts));
  const paintable = species.filter(({ code }) =>
    manifest.painter === null ? shared?.has(code) === true : hasLearnt(facts, code),
  ).length;
  return {
    ...known,
    title: manifest.title,
    name: manifest.name,
    version: manifest.version,
    licence: manifest.licence,
    folder,
    bytes: await packBytes(pack),
    species: species.length,
    windowSeconds: manifest.sound.windowSeconds,
    rateHz: manifest.sound.rateHz,
    hears: manifest.encoder.hears,
    paints: manifest.painter !== null ? 'itself' : paintable > 0 ? 'default-painter' : 'nothing',
    paintable,
    card: await cardOf(pack),
    thresholds: thresholdsOf(species),
    places: manifest.location !== null,
    measured: (await readPackFigures(folder)) !== null,
    ownLabels: manifest.encoder.head?.labels ?? 0,
  };
}

function thresholdsOf(species: readonly { readonly threshold: number }[]): [number, number] {
  return species.reduce<[number, number]>(
    ([least, most], { threshold }) => [Math.min(least, threshold), Math.max(most, threshold)],
    [1, 0],
  );
}

/** A pack with what is to be said of it; a bad one with the reason. */
export async function packEntry(
  folder: string,
  defaultPainter: ModelPack | null,
  known: Known & { readonly inUse: boolean },
): Promise<PackEntry> {
  const { inUse, ...rest } = known;
  try {
    return { ok: true, inUse, pack: await summary(await readPack(folder), defaultPainter, rest) };
  } catch (thrown) {
    return { ok: false, inUse, id: known.id, folder, problem: toFailure(thrown) };
  }
}

/** The pack that lends its painter; null where it cannot be used. */
export async function openDefaultPainter({ painterFolder }: PackPlaces): Promise<ModelPack | null> {
  return readPack(painterFolder).catch(() => null);
}
