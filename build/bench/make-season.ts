/**
 * `node build/bench/make-season.ts <data folder> [detections] [species] [days]`: a data folder as a season of recording leaves
 * it, 1,000,000 detections of 500 species in 87 days unless told otherwise, to look at the window with and to measure it. No
 * sound; of its pictures those of the 6,000 best detections lie on the disk, as if the others had been deleted. The folder must be new or empty.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { makeSeason } from '../../tests/field/season-folder.ts';
import { writeSeasonPictures } from './window/season-pictures.ts';

const [folder, detections = '1000000', species = '500', days] = process.argv.slice(2);

if (folder === undefined) {
  console.error('Say where: node build/bench/make-season.ts <data folder> [detections] [species] [days]');
  process.exit(2);
}
const target = path.resolve(folder);
if (existsSync(target) && readdirSync(target).length > 0) {
  console.error(`${target} is not empty. Name a new folder, so that nothing is overwritten.`);
  process.exit(2);
}
mkdirSync(target, { recursive: true });
const began = performance.now();
makeSeason(target, {
  detections: Number(detections),
  species: Number(species),
  ...(days !== undefined && { days: Number(days) }),
});
writeSeasonPictures(target, 6000);
console.log(`${target}: ${detections} detections in ${Math.round((performance.now() - began) / 1000)} s`);
