import type { Species } from '#contract/species.ts';

export type OutsideLink = { readonly name: string; readonly url: string };

/** Where a species can be read about and heard; only its scientific name is in the address. @param language of the encyclopedia, e.g. `de` */
export function outsideLinks(
  { scientificName }: Pick<Species, 'scientificName'>,
  language: string,
): readonly OutsideLink[] {
  const plain = encodeURIComponent(scientificName);
  return [
    {
      name: 'xeno-canto',
      url: `https://xeno-canto.org/species/${encodeURIComponent(scientificName.replaceAll(' ', '-'))}`,
    },
    { name: 'GBIF', url: `https://www.gbif.org/species/search?q=${plain}` },
    {
      name: 'Wikipedia',
      url: `https://${language}.wikipedia.org/wiki/${encodeURIComponent(scientificName.replaceAll(' ', '_'))}`,
    },
    { name: 'Macaulay Library', url: `https://search.macaulaylibrary.org/catalog?q=${plain}` },
  ];
}
