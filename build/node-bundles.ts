import { readFileSync } from 'node:fs';
import type { BuildOptions } from 'esbuild';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/**
 * Packages that find files of their own beside them, are native, or are loaded when something rare is asked for. All others are built in: of
 * what a program takes of them little is left, and each of their files would be looked for at every start.
 */
const leftOutside = [
  ...['better-sqlite3', 'onnxruntime-node', 'node-web-audio-api'],
  ...['@wasm-audio-decoders/*', 'mpg123-decoder', 'ogg-opus-decoder'],
  ...['electron', 'electron-updater', 'hyparquet-writer', 'mqtt'],
] as const;

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node22.22',
  external: [...leftOutside],
  sourcemap: true,
  logLevel: 'warning',
  define: { SONGSIGHT_VERSION: JSON.stringify(version) },
  absWorkingDir: new URL('..', import.meta.url).pathname,
};

/** What runs in Node and in Electron's main process: one file per process. */
export const programs: BuildOptions = {
  ...shared,
  format: 'esm',
  outdir: 'dist',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  entryPoints: {
    'cli/cli': 'electron/cli/cli.ts',
    'shell/main': 'electron/shell/main.ts',
    'export-thread': 'electron/engine/exports/export-thread.ts',
    'analyst-process': 'electron/analysis/process/analyst-process.ts',
    'reader-thread': 'electron/engine/reading/reader-thread.ts',
    'upgrade-thread': 'electron/engine/upkeep/upgrade-thread.ts',
  },
};

/** A sandboxed preload must be CommonJS and one file. */
export const preload: BuildOptions = {
  ...shared,
  format: 'cjs',
  sourcemap: false,
  entryPoints: { 'shell/preload': 'electron/shell/preload.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
};
