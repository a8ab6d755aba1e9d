// `npm run check`: a folder holds at most 20 files of one topic, so that a newcomer finds things by folder names alone.
import { readdirSync } from 'node:fs';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '../..');
const most = 20;
const rooms = ['electron', 'renderer', 'build', 'model-training/songsight_training', 'docs'];
const notCounted = new Set(['__pycache__', 'node_modules', 'screenshots', 'icons']);

function crowded(folder: string): string[] {
  const entries = readdirSync(path.join(project, folder), { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).length;
  const here = files > most ? [`${folder} holds ${files} files; ${most} are the most. Draw a wall.`] : [];
  const inside = entries.filter((entry) => entry.isDirectory() && !notCounted.has(entry.name));
  return [...here, ...inside.flatMap((entry) => crowded(`${folder}/${entry.name}`))];
}

const found = rooms.flatMap(crowded);
for (const sentence of found) console.error(sentence);
process.exit(found.length === 0 ? 0 : 1);
