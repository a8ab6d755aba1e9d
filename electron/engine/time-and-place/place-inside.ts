import { relative, resolve, sep } from 'node:path';
import { composed } from '#store/stations/same-name.ts';

/** Where a path lies inside a folder, '' for the folder itself; null where it lies elsewhere. */
export function placeInside(folder: string, path: string): string | null {
  const [outer, inner] = [composed(folder), composed(path)];
  const inside = relative(outer, inner);
  const lies = inside === '' || (!inside.startsWith('..') && resolve(outer, inside) === inner);
  return lies ? inside.split(sep).join('/') : null;
}
