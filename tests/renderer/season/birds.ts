import type { Species, SpeciesCode } from '#contract/species.ts';

const bird = (code: string, commonName: string, scientificName: string): Species => ({
  code: code as SpeciesCode,
  commonName,
  scientificName,
});

/** What sings at the marsh of the window's tests. */
export const birds: readonly Species[] = [
  bird('song_sparrow', 'Song Sparrow', 'Melospiza melodia'),
  bird('red_winged_blackbird', 'Red-winged Blackbird', 'Agelaius phoeniceus'),
  bird('mallard', 'Mallard', 'Anas platyrhynchos'),
  bird('blue_jay', 'Blue Jay', 'Cyanocitta cristata'),
  bird('common_yellowthroat', 'Common Yellowthroat', 'Geothlypis trichas'),
  bird('eastern_phoebe', 'Eastern Phoebe', 'Sayornis phoebe'),
  bird('barn_swallow', 'Barn Swallow', 'Hirundo rustica'),
  bird('common_tern', 'Common Tern', 'Sterna hirundo'),
];
