import path from 'node:path';
import { app } from 'electron';

/** Files of ours, found from `dist/shell/main.js`. In a package the model packs lie outside the archive, as resources. */
export function ownFiles() {
  const dist = path.join(import.meta.dirname, '..');
  const models = app.isPackaged ? path.join(process.resourcesPath, 'models') : path.join(dist, '../assets/models');
  return {
    preload: path.join(dist, 'shell/preload.cjs'),
    page: path.join(dist, 'renderer'),
    analyst: path.join(dist, 'analyst-process.js'),
    pack: process.env['SONGSIGHT_PACK'] ?? path.join(models, 'songsight-ten'),
  };
}
