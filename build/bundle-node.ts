// Bundles what runs in Node and in Electron's main process.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { preload, programs } from './node-bundles.ts';

// Chunks are named after their content; without this every build would leave its own behind.
rmSync(new URL('../dist/chunks', import.meta.url), { recursive: true, force: true });
await Promise.all([build(programs), build(preload)]);
