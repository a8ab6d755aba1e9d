import { readdir } from 'node:fs/promises';
import path from 'node:path';

export type PageFile = { readonly path: string; readonly contentType: string; readonly cacheControl: string };

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
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, PageFile>();
  for (const entry of entries) {
    const contentType = contentTypes[path.extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const full = path.join(entry.parentPath, entry.name);
    const url = `/${path.relative(folder, full).split(path.sep).join('/')}`;
    // Vite names the files under assets/ after their content, so they never change.
    const cacheControl = url.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache';
    files.set(url, { path: full, contentType, cacheControl });
  }
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}
