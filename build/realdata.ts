// `npm run realdata [-- <folder>]`: listens to a whole folder of real recordings. Every file must end as done or as failed
// with a reason. Long, so that it is asked for and not part of `npm test`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

type Result = {
  files: { total: number; done: number; failed: number; waiting: number };
  failed: { path: string; reason: string }[];
  heardSeconds: number;
  clips: number;
  detections: number;
  seconds: number;
  realTimeFactor: number;
};

const project = path.resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
const named = words.find((word) => !word.startsWith('-'));
const folder = path.resolve(named ?? path.join(project, '../shared/data/bird-audio'));

if (!existsSync(folder)) {
  console.log(`SKIPPED: there is no folder ${folder}. Name one: npm run realdata -- <folder>`);
  process.exit(0);
}

const data = mkdtempSync(path.join(tmpdir(), 'songsight-realdata-'));
const cli = path.join(project, 'dist/cli/cli.js');
const options = words.filter((word) => word !== named);
const run = spawnSync(
  process.execPath,
  [cli, 'analyse', folder, '--data', data, '--pictures', 'none', '--json', ...options],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 64 * 1024 * 1024 },
);
rmSync(data, { recursive: true, force: true });
if (run.status !== 0 && run.status !== 3) {
  console.error(`The run ended with ${run.status}.`);
  process.exit(1);
}

const result = JSON.parse(run.stdout) as Result;
const { files } = result;
for (const { path: file, reason } of result.failed) console.log(`failed  ${file}: ${reason}`);
console.log(
  `\n${files.total} files: ${files.done} done, ${files.failed} failed with a reason, ${files.waiting} left over\n` +
    `${(result.heardSeconds / 3600).toFixed(2)} h of sound in ${result.seconds.toFixed(0)} s: ` +
    `${result.realTimeFactor.toFixed(1)} x real time, ${result.clips} clips, ${result.detections} detections`,
);
const unexplained = result.failed.filter(({ reason }) => reason.trim() === '');
const complete = files.done + files.failed === files.total && files.waiting === 0 && unexplained.length === 0;
console.log(complete ? 'Every file ended as done or as failed with a reason.' : 'Some files ended without an answer.');
process.exit(complete ? 0 : 1);
