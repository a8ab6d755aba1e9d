import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

export type PageFile = {
  readonly path: string;
  readonly contentType: string;
  readonly cacheControl: string;
  /** The page itself, which says in its head which data folder its pictures belong to. */
  readonly namesFolder: boolean;
};

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * The built window as a fixed map from URL path to file. The map is made once from what lies in the folder, and a request
 * is only ever looked up in it: no path from outside reaches the file system.
 */
export async function pageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const full of await filesBelow(folder)) {
    const contentType = contentTypes[path.extname(full)];
    if (contentType === undefined) continue;
    const url = `/${path.relative(folder, full).split(path.sep).join('/')}`;
    // Vite names the files under assets/ after their content, so they never change.
    const cacheControl = url.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache';
    files.set(url, { path: full, contentType, cacheControl, namesFolder: url === '/index.html' });
  }
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}

/** Asks in the plainest words of `fs`: in a package the folder lies inside Electron's archive, which knows only some of them. */
async function filesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const below = names.map(async (name) => {
    const full = path.join(folder, name);
    return (await stat(full)).isDirectory() ? filesBelow(full) : [full];
  });
  return (await Promise.all(below)).flat();
}
