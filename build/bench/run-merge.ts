// `npm run bench:merge [-- --detections 10000000 --parts 64]`: parts of a cluster, made up, become one season: seconds, memory
// and the size of what comes out. Goal: 10 million detections from 64 parts in minutes.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { mergeFolders } from '#engine/merging/merge-folders.ts';
import { systemClock } from '#engine/log.ts';
import { makeSeason } from '../../tests/field/season-folder.ts';

const { values } = parseArgs({
  options: { detections: { type: 'string', default: '1000000' }, parts: { type: 'string', default: '8' } },
});
const [detections, parts] = [Number(values.detections), Number(values.parts)];
const goal = { secondsPerMillion: 60 };

const work = mkdtempSync(path.join(tmpdir(), 'songsight-bench-merge-'));
const first = path.join(work, 'part-1');
makeSeason(first, { detections: Math.round(detections / parts), species: 300 });

/** Of a season most pictures are painted on demand: the rows are measured here, the files are copied as fast as the disk allows. */
function withoutPictures(folder: string): void {
  const db = new Database(path.join(folder, 'songsight.db'));
  db.exec('UPDATE detections SET picture_id = NULL; DELETE FROM pictures');
  db.close();
}
withoutPictures(first);

/** The same part with other recordings at another place. */
function makePart(number: number): string {
  const folder = path.join(work, `part-${number}`);
  if (number === 1) return folder;
  mkdirSync(path.join(folder, 'pictures'), { recursive: true });
  copyFileSync(path.join(first, 'songsight.db'), path.join(folder, 'songsight.db'));
  const db = new Database(path.join(folder, 'songsight.db'));
  const other = `'part ${number} ' ||`;
  db.exec(`UPDATE recordings SET content_id = ${other} content_id, sound_id = ${other} sound_id, name = ${other} name;
    UPDATE contents SET hash = ${other} hash; UPDATE files SET relative_path = ${other} relative_path`);
  db.close();
  return folder;
}

const sources = Array.from({ length: parts }, (_, index) => makePart(index + 1));
const into = path.join(work, 'season');
const began = performance.now();
const cpuBefore = process.cpuUsage();
let peak = 0;
const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 100);
let at = began;
const each: number[] = [];
let folderAt = '';
const { sources: results } = await mergeFolders({
  into,
  sources,
  clock: systemClock,
  signal: new AbortController().signal,
  progress: (folder) => {
    if (folder === folderAt) return;
    folderAt = folder;
    each.push(performance.now() - at);
    at = performance.now();
  },
});
clearInterval(look);
const seconds = (performance.now() - began) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const cpuSeconds = (cpu.user + cpu.system) / 1e6;
const merged = results.reduce((sum, { counts }) => sum + (counts?.detections ?? 0), 0);
const perMillion = seconds / (merged / 1e6);
const missed = perMillion > goal.secondsPerMillion ? '   MISSED' : '';
console.log(
  `${merged} detections from ${parts} parts: ${seconds.toFixed(1)} s, ${perMillion.toFixed(1)} s a million (goal ${goal.secondsPerMillion}), ` +
    `${(cpuSeconds / (merged / 1e6)).toFixed(1)} s of a processor a million; ` +
    `first part ${((each[1] ?? 0) / 1000).toFixed(1)} s, last ${((performance.now() - at) / 1000).toFixed(1)} s; ` +
    `memory ${(peak / 1e6).toFixed(0)} MB; ${(statSync(path.join(into, 'songsight.db')).size / 1e9).toFixed(2)} GB${missed}`,
);
if (missed !== '') process.exitCode = 1;
rmSync(work, { recursive: true, force: true });
