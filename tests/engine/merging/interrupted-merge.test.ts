import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { random } from '../../store/generated-database.ts';
import { makeSeason } from '../../field/season-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { plainRows } from './plain-rows.ts';

const entry = join(import.meta.dirname, 'merge-child.ts');

/** Another part: the same with other recordings. */
async function makePart(first: string, number: number): Promise<string> {
  const folder = `${first}-${number}`;
  await cp(first, folder, { recursive: true });
  const db = new Database(join(folder, 'songsight.db'));
  const other = `'part ${number} ' ||`;
  db.exec(`UPDATE recordings SET content_id = ${other} content_id, sound_id = ${other} sound_id, name = ${other} name;
    UPDATE contents SET hash = ${other} hash; UPDATE files SET relative_path = ${other} relative_path`);
  db.close();
  return folder;
}

const indices = (season: string): string[] => {
  const db = new Database(join(season, 'songsight.db'), { readonly: true });
  const names = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY 1`).pluck().all();
  db.close();
  return names;
};

/** A merge in a process of its own, which comes to its end or is killed when it has asked its database so often; 0: never. */
async function life(folders: readonly string[], at: number, how: 'dies' | 'is killed'): Promise<string> {
  const child = spawn(process.execPath, [entry, String(at), how, ...folders], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (how === 'is killed' && text.includes('here')) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return said;
}

it('a merge that is killed again and again goes on where it stopped, and nothing is there twice', async () => {
  const work = await temporaryFolder();
  const first = join(work, 'part');
  makeSeason(first, { detections: 3000, species: 20 });
  const parts = [first, ...(await Promise.all([2, 3, 4].map((number) => makePart(first, number))))];
  const all = await life([join(work, 'whole'), ...parts], 0, 'dies');
  const asks = Number(/^end (\d+)$/m.exec(all)?.[1]);
  // What was left out while the season was empty is there in the end, also after a merge that was killed.
  expect(indices(join(work, 'whole'))).toEqual(indices(first));
  const season = join(work, 'season');
  const next = random(11);
  let kills = 0;
  for (let said = ''; !said.includes('end');) {
    // Some way into what is left; the last two at no particular place, by somebody else, who may come too late.
    const at = kills < 6 ? 1 + Math.floor((next() * asks) / 6) : 0;
    said = await life([season, ...parts], at, kills < 4 ? 'dies' : 'is killed');
    if (!said.includes('end')) kills += 1;
    expect(kills).toBeLessThan(30);
  }
  expect(kills).toBeGreaterThan(3);
  expect(plainRows(season)).toEqual(plainRows(join(work, 'whole')));
  expect(indices(season)).toEqual(indices(first));
  expect(await readdir(join(season, 'merging'))).toEqual([]);
});
