import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { pictureFile } from '#analysis/painting/image-file.ts';
import { seededRandom } from '../../demo/random.ts';

const imageSize = 64;
const kinds = 16;

/** Clouds of colour of the size that a painter gives: as large on the disk and as slow to decode as a painted picture. */
function clouds(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const [red, green, blue] = [0, 1, 2].map(() => random.between(2, 9));
  const image = Float32Array.from({ length: 3 * imageSize * imageSize }, (_, at) => {
    const [row, column] = [Math.floor(at / imageSize) % imageSize, at % imageSize];
    const waves = [red, green, blue][Math.floor(at / (imageSize * imageSize))] ?? 1;
    return Math.sin((row * waves) / imageSize) * Math.cos((column * waves) / imageSize) + random.between(-0.1, 0.1);
  });
  const how = {
    painter: 'fine',
    sampler: 'dpmpp-2m',
    steps: 20,
    guidanceScale: 3,
    modelName: 'bench',
    modelHash: '',
    drawnAt: null,
  } as const;
  const species = { code: 'bench' as never, scientificName: 'Avis mensurata', commonName: 'Bench Bird' };
  return pictureFile(image, imageSize, { seed, ...how }, { species, recordingName: '', clipStartSeconds: 0 });
}

/** Puts files on the disk for the pictures of the best detections of a season, which the gallery begins with; the others stay missing. */
export function writeSeasonPictures(season: string, count: number): void {
  const folder = path.join(season, 'pictures');
  const base = Array.from({ length: kinds }, (_, kind) => {
    const file = path.join(folder, `bench-${kind}.png`);
    writeFileSync(file, clouds(kind + 1));
    return file;
  });
  const db = new Database(path.join(season, 'songsight.db'), { readonly: true });
  const files = db
    .prepare<[number], string>(
      `SELECT p.file FROM detections d JOIN pictures p ON p.id = d.picture_id WHERE p.state = 'done'
       ORDER BY d.score DESC, d.id DESC LIMIT ?`,
    )
    .pluck()
    .all(count);
  db.close();
  for (const [place, file] of files.entries()) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    linkSync(base[place % kinds] ?? '', target);
  }
}
