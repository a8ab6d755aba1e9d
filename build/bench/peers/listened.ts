import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import { openForReading } from '#store/opening/open-for-reading.ts';
import { costOf, type Cost } from '../table/processor-seconds.ts';
import { parseLabels } from '#store/settings/model-packs.ts';

const project = path.resolve(import.meta.dirname, '../../..');

/** The best label of every window of 3 s by file: start in seconds, scientific name, confidence. */
export type Windows = Readonly<Record<string, readonly (readonly [number, string, number])[]>>;

export type Listened = Cost & { readonly windows: Windows };

function run(program: string, words: readonly string[]): Cost & { readonly said: string } {
  const { result, ...cost } = costOf(() => spawnSync(program, words, { encoding: 'utf8', maxBuffer: 2 ** 30 }));
  const { status, stdout, stderr } = result;
  if (status !== 0)
    throw new Error(`${program} ${words[0] ?? ''} ended with ${String(status)}: ${stderr.slice(-2000)}`);
  return { ...cost, said: stdout };
}

/** A peer's own script, which prints its windows. */
export function peerRun(python: string, script: string, folder: string, model: readonly string[]): Listened {
  const { said, ...cost } = run(python, [path.join(import.meta.dirname, script), folder, ...model]);
  const { windows } = JSON.parse(said.trim().split('\n').at(-1) ?? '') as { windows: Windows };
  return { ...cost, windows };
}

/** `songsight analyse` on a fresh data folder, without pictures. */
export function songsightRun(folder: string, pack: string, dataFolder: string): Listened {
  const words = ['analyse', folder, '--data', dataFolder, '--pack', pack, '--pictures', 'none', '--json'];
  const { seconds, processorSeconds } = run(process.execPath, [path.join(project, 'dist/cli/cli.js'), ...words]);
  return { seconds, processorSeconds, windows: windowsOf(dataFolder) };
}

type Row = { readonly name: string; readonly sheet: Uint8Array; readonly labels: string };

function windowsOf(dataFolder: string): Windows {
  const db = openForReading(path.join(dataFolder, 'songsight.db'));
  const rows = db
    .prepare<[], Row>(
      `SELECT r.name, a.sheet, p.labels FROM analyses a JOIN recordings r ON r.id = a.recording_id
       JOIN packs p ON p.id = a.pack_id WHERE a.current = 1`,
    )
    .all();
  const names = new Map<string, readonly string[]>();
  const windows = rows.map(({ name, sheet, labels }): [string, [number, string, number][]] => {
    const known =
      names.get(labels) ?? parseLabels(labels).map(({ scientificName, commonName }) => scientificName || commonName);
    names.set(labels, known);
    const { startSeconds, labels: best, scores, depth } = unpackSheet(sheet);
    return [
      name,
      [...startSeconds].map((start, clip) => [start, known[best[clip * depth] ?? -1] ?? '', scores[clip * depth] ?? 0]),
    ];
  });
  db.close();
  return Object.fromEntries(windows);
}

/** In how many windows where the peer is at least this sure both name the same species. */
export function agreement(
  ours: Windows,
  theirs: Windows,
  sure: number,
): { readonly same: number; readonly of: number } {
  let [same, of] = [0, 0];
  for (const [file, windows] of Object.entries(theirs)) {
    const here = new Map((ours[file] ?? []).map(([start, name]): [number, string] => [Math.round(start), name]));
    for (const [start, name, confidence] of windows) {
      if (confidence < sure) continue;
      of += 1;
      if (here.get(Math.round(start)) === name) same += 1;
    }
  }
  return { same, of };
}
