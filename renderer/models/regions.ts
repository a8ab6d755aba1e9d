import type { Position } from '#contract/stations.ts';
import { t, type Message } from '../shared/i18n/t.ts';

type Box = readonly [south: number, west: number, north: number, east: number];

/** Regions of the published models: their name in the list of models, the window's name, and roughly where they lie, in degrees. */
const regions: readonly (readonly [listed: string, words: Message, box: Box])[] = [
  ['Azores', 'Azores', [36.5, -31.6, 40, -24.5]],
  ['Canary Islands', 'Canary Islands', [27.3, -18.5, 29.6, -13]],
  ['Cape Verde', 'Cape Verde', [14.5, -25.6, 17.5, -22.4]],
  ['Galapagos', 'Galápagos', [-1.8, -92.2, 1.8, -89]],
  ['Hawaii', 'Hawaii', [18.5, -161, 22.6, -154.5]],
  ['Iceland', 'Iceland', [63, -25, 67, -13]],
  ['Madeira', 'Madeira', [29.9, -17.6, 33.3, -15.5]],
  ['Mauritius', 'Mauritius', [-20.8, 57, -19.5, 64]],
  ['New Caledonia', 'New Caledonia', [-23, 163, -19, 169]],
  ['New Zealand', 'New Zealand', [-48, 165.5, -33.5, 179.5]],
  ['Reunion', 'Réunion', [-21.6, 55, -20.7, 56]],
  ['Sao Tome & Principe', 'São Tomé and Príncipe', [-0.2, 6.2, 1.9, 7.7]],
  ['Seychelles', 'Seychelles', [-10.5, 46, -3.5, 57]],
  ['Svalbard', 'Svalbard', [74, 9, 81.5, 36]],
  ['Japan', 'Japan', [24, 128, 45.8, 146.5]],
  ['British Isles', 'British Isles', [49.8, -11, 61, 1.9]],
  ['Iberia', 'Iberia', [35.9, -9.7, 43.4, 3.3]],
  ['Baltics', 'Baltics', [53.8, 21, 59.8, 28.3]],
  ['Nordic', 'Nordic countries', [54.8, 4.5, 71.5, 31.5]],
  ['Central Europe', 'Central Europe', [45.4, 5.5, 54.9, 22.9]],
  ['Southern Europe', 'Southern Europe', [34.5, 6.5, 46.8, 29.7]],
  ['Eastern Europe', 'Eastern Europe', [43.6, 22, 69, 60]],
  ['Western Palearctic', 'Western Palearctic', [18, -32, 82, 62]],
  ['Tibetan Plateau', 'Tibetan Plateau', [30, 79, 38, 101]],
  ['Himalaya', 'Himalaya', [26, 73, 36.5, 97.5]],
  ['South India & Sri Lanka', 'South India and Sri Lanka', [5.5, 72.5, 20.5, 82.5]],
  ['Indo-Gangetic Plain', 'Indo-Gangetic Plain', [20.5, 68, 32, 92.5]],
  ['China (Northeast)', 'Northeast China', [40, 117, 53.6, 135]],
  ['China (North-Central)', 'North-central China', [33.5, 96, 43, 121]],
  ['China (Southwest)', 'Southwest China', [21, 97.5, 33.5, 108]],
  ['China (Southeast)', 'Southeast China', [18, 108, 33.5, 123]],
  ['Southern Africa', 'Southern Africa', [-35, 11.5, -15.5, 41]],
  ['Andes', 'Andes', [-23, -80, 11.5, -64]],
  ['Eastern Brazil', 'Eastern Brazil', [-29, -49, -3, -34.5]],
  ['Amazonia', 'Amazonia', [-15, -76, 8.5, -47]],
  ['Southern Cone', 'Southern Cone', [-56, -76, -22, -48]],
  ['North America (West)', 'Western North America', [24, -170, 72, -102]],
  ['North America (East)', 'Eastern North America', [24, -102, 72, -52]],
  ['Australia (Southeast)', 'Southeast Australia', [-44, 135, -24, 154]],
];

/** A region of the list of models in the window's language; one that is not known here as the list has it. */
export function regionWords(listed: string): string {
  const found = regions.find(([name]) => name === listed);
  return found === undefined ? listed : t(found[1]);
}

/** Regions that hold a place, the smallest first, as the list of models names them. */
export function regionsAt({ latitude, longitude }: Position): readonly string[] {
  const size = ([south, west, north, east]: Box): number => (north - south) * (east - west);
  return regions
    .filter(([, , box]) => latitude >= box[0] && latitude <= box[2] && longitude >= box[1] && longitude <= box[3])
    .toSorted(([, , a], [, , b]) => size(a) - size(b))
    .map(([listed]) => listed);
}
