// `npm run demo`: makes the sample recordings, listens to them and opens the window on the result.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { synthesise } from './synthesise.ts';
import { threshold } from './threshold.ts';

const project = path.resolve(import.meta.dirname, '../..');
const folder = path.join(project, 'demo-data');
const recordings = path.join(folder, 'recordings');
const data = path.join(folder, 'songsight-data');
const report = path.join(folder, 'species-report.csv');
const detections = path.join(folder, 'detections.csv');
const finished = path.join(folder, 'recordings-made');

function songsight(...words: readonly string[]): number {
  const run = spawnSync(process.execPath, [path.join(project, 'dist/cli/cli.js'), ...words], { stdio: 'inherit' });
  return run.status ?? 1;
}

function makeRecordings(): void {
  if (existsSync(finished)) return;
  console.log('Making the sample recordings: synthetic songs, written from descriptions, with wind and rain ...');
  const files = synthesise(recordings);
  writeFileSync(finished, '');
  console.log(`${files} files in ${recordings}. They are synthetic, and one of them is empty on purpose.\n`);
}

makeRecordings();
const chosen = process.argv.slice(2).filter((word) => word !== '--once');
console.log(
  `Every clip that scores ${threshold} or more counts here; without --threshold the model's own, stricter ones hold.\n`,
);
const outputs = ['--report', report, '--detections', detections];
const code = songsight(
  'analyse',
  recordings,
  '--data',
  data,
  '--pictures',
  'all',
  '--threshold',
  threshold,
  ...outputs,
  ...chosen,
);
// 3: the empty file could not be read, as it should be.
if (code !== 0 && code !== 3) process.exit(code);
console.log(`\nSpecies report: ${report}\nDetections:     ${detections}\n`);
if (!process.argv.includes('--once'))
  process.exit(songsight('serve', recordings, '--data', data, '--port', '0', ...chosen));
