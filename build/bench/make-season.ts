/**
 * `node build/bench/make-season.ts <data folder> [detections] [species]`: a data folder as a season of recording leaves it,
 * 1,000,000 detections of 500 species unless told otherwise, to look at the window with and to measure it. No sound, no
 * pictures on disk. The folder must be new or empty.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { generateDatabase } from '../../tests/store/generated-database.ts';

const [folder, detections = '1000000', species = '500'] = process.argv.slice(2);
const perRecording = 20;

if (folder === undefined) {
  console.error('Say where: node build/bench/make-season.ts <data folder> [detections] [species]');
  process.exit(2);
}
const target = path.resolve(folder);
if (existsSync(target) && readdirSync(target).length > 0) {
  console.error(`${target} is not empty. Name a new folder, so that nothing is overwritten.`);
  process.exit(2);
}
mkdirSync(target, { recursive: true });
const began = performance.now();
const store = generateDatabase(target, {
  recordings: Math.ceil(Number(detections) / perRecording),
  detectionsPerRecording: perRecording,
  species: Number(species),
  picturesDone: true,
});
store.close();
console.log(`${target}: ${detections} detections in ${Math.round((performance.now() - began) / 1000)} s`);
