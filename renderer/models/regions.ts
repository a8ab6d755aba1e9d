import type { CatalogueModel } from '#contract/models.ts';
import type { Position } from '#contract/stations.ts';
import { t, type Message } from '../shared/i18n/t.ts';

type Box = readonly [south: number, west: number, north: number, east: number];

/** Regions of the published models: how their ids end, their name in the window, and roughly where they lie, in degrees. */
const regions: readonly (readonly [ending: string, words: Message, box: Box])[] = [
  ['azores', 'Azores', [36.5, -31.6, 40, -24.5]],
  ['canary-islands', 'Canary Islands', [27.3, -18.5, 29.6, -13]],
  ['cape-verde', 'Cape Verde', [14.5, -25.6, 17.5, -22.4]],
  ['galapagos', 'Galápagos', [-1.8, -92.2, 1.8, -89]],
  ['hawaii', 'Hawaii', [18.5, -161, 22.6, -154.5]],
  ['iceland', 'Iceland', [63, -25, 67, -13]],
  ['madeira', 'Madeira', [29.9, -17.6, 33.3, -15.5]],
  ['mauritius', 'Mauritius', [-20.8, 57, -19.5, 64]],
  ['new-caledonia', 'New Caledonia', [-23, 163, -19, 169]],
  ['new-zealand', 'New Zealand', [-48, 165.5, -33.5, 179.5]],
  ['reunion', 'Réunion', [-21.6, 55, -20.7, 56]],
  ['sao-tome-principe', 'São Tomé and Príncipe', [-0.2, 6.2, 1.9, 7.7]],
  ['seychelles', 'Seychelles', [-10.5, 46, -3.5, 57]],
  ['svalbard', 'Svalbard', [74, 9, 81.5, 36]],
  ['japan', 'Japan', [24, 128, 45.8, 146.5]],
  ['british-isles', 'British Isles', [49.8, -11, 61, 1.9]],
  ['iberia', 'Iberia', [35.9, -9.7, 43.4, 3.3]],
  ['baltics', 'Baltics', [53.8, 21, 59.8, 28.3]],
  ['nordic', 'Nordic countries', [54.8, 4.5, 71.5, 31.5]],
  ['central-europe', 'Central Europe', [45.4, 5.5, 54.9, 22.9]],
  ['southern-europe', 'Southern Europe', [34.5, 6.5, 46.8, 29.7]],
  ['eastern-europe', 'Eastern Europe', [43.6, 22, 69, 60]],
  ['western-palearctic', 'Western Palearctic', [18, -32, 82, 62]],
  ['tibet', 'Tibetan Plateau', [30, 79, 38, 101]],
  ['himalaya', 'Himalaya', [26, 73, 36.5, 97.5]],
  ['south-asia-peninsular', 'South India and Sri Lanka', [5.5, 72.5, 20.5, 82.5]],
  ['indo-gangetic', 'Indo-Gangetic Plain', [20.5, 68, 32, 92.5]],
  ['china-northeast', 'Northeast China', [40, 117, 53.6, 135]],
  ['china-north-central', 'North-central China', [33.5, 96, 43, 121]],
  ['china-southwest', 'Southwest China', [21, 97.5, 33.5, 108]],
  ['china-southeast', 'Southeast China', [18, 108, 33.5, 123]],
  ['southern-africa', 'Southern Africa', [-35, 11.5, -15.5, 41]],
  ['andes', 'Andes', [-23, -80, 11.5, -64]],
  ['eastern-brazil', 'Eastern Brazil', [-29, -49, -3, -34.5]],
  ['amazonia', 'Amazonia', [-15, -76, 8.5, -47]],
  ['southern-cone', 'Southern Cone', [-56, -76, -22, -48]],
  ['north-america-west', 'Western North America', [24, -170, 72, -102]],
  ['north-america-east', 'Eastern North America', [24, -102, 72, -52]],
  ['australia-east', 'Southeast Australia', [-44, 135, -24, 154]],
];

/** The region of a published model in the window's language; one that is not known here as the list of models has it. */
export function regionWords({ id, region }: Pick<CatalogueModel, 'id' | 'region'>): string {
  const found = regions.find(([ending]) => id.endsWith(`-${ending}`));
  return found === undefined ? (region ?? id) : t(found[1]);
}

/** Regions that hold a place, the smallest first, as ids of models end. */
export function regionsAt({ latitude, longitude }: Position): readonly string[] {
  const size = ([south, west, north, east]: Box): number => (north - south) * (east - west);
  return regions
    .filter(([, , box]) => latitude >= box[0] && latitude <= box[2] && longitude >= box[1] && longitude <= box[3])
    .toSorted(([, , a], [, , b]) => size(a) - size(b))
    .map(([ending]) => ending);
}
