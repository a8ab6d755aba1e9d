import path from 'node:path';

// `dist/cli/cli.js` and what it needs keep their places towards each other, here and in a package.

/** Where the packs that come with Songsight lie. */
export const modelsFolder = path.join(import.meta.dirname, '../../assets/models');
/** The built window. */
export const pageFolder = path.join(import.meta.dirname, '../renderer');
/** Entry of the thread that writes an export. */
export const exportEntry = path.join(import.meta.dirname, '../export-thread.js');
/** Entry of the process that runs the networks. */
export const analystEntry = path.join(import.meta.dirname, '../analyst-process.js');
/** Entry of the thread that brings the database of an older Songsight up to date. */
export const upgradeEntry = path.join(import.meta.dirname, '../upgrade-thread.js');
/** Entry of the threads that answer what is only read. */
export const readerEntry = path.join(import.meta.dirname, '../reader-thread.js');
