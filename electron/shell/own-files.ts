import path from 'node:path';
import { app } from 'electron';
import { shippedPacks } from '#engine/models/shipped-packs.ts';

/**
 * Files of ours, found from `dist/shell/main.js`. In a package the model packs, the licences of others and the icons lie
 * outside the archive, as resources: the system's own code reads icons and knows no archive.
 */
export function ownFiles() {
  const dist = path.join(import.meta.dirname, '..');
  const project = path.join(dist, '..');
  const resource = (packaged: string, fromSource: string): string =>
    app.isPackaged ? path.join(process.resourcesPath, packaged) : path.join(project, fromSource);
  const pack = process.env['SONGSIGHT_PACK'];
  return {
    preload: path.join(dist, 'shell/preload.cjs'),
    page: path.join(dist, 'renderer'),
    analyst: path.join(dist, 'analyst-process.js'),
    reader: path.join(dist, 'reader-thread.js'),
    upgradeThread: path.join(dist, 'upgrade-thread.js'),
    exportThread: path.join(dist, 'export-thread.js'),
    packs: pack === undefined ? shippedPacks(resource('models', 'assets/models')) : { packFolder: pack },
    icons: resource('icons', 'build/icons'),
    licences: resource('third-party-licences.txt', 'dist/third-party-licences.txt'),
  };
}
