import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder, tinyPack } from '../field/field-folder.ts';
import { runCli } from '../field/run-cli.ts';
import { putOldDatabase } from '../store/old-databases.ts';

/** Every way a command opens a data folder: with the engine, only to read, to place files, to join another. */
const commands: Readonly<Record<string, (data: string, work: string) => string[]>> = {
  stations: (data) => ['stations', 'list', '--data', data, '--pack', tinyPack],
  export: (data, work) => ['export', '--format', 'detections-csv', '--data', data, '--out', path.join(work, 'out')],
  inspect: (data, work) => ['inspect', path.join(work, 'empty'), '--data', data],
  merge: (data, work) => ['merge', path.join(work, 'other'), '--into', data],
};

test.for(Object.keys(commands))(
  '%s says that it brings an older data folder up to date, and how far it is',
  async (name) => {
    const folder = temporaryFolder();
    onTestFinished(() => folder.remove());
    const data = path.join(folder.path, 'data');
    for (const each of ['data', 'empty', 'other']) mkdirSync(path.join(folder.path, each));
    putOldDatabase(data, 4);
    putOldDatabase(path.join(folder.path, 'other'), 3);
    const words = commands[name]?.(data, folder.path) ?? [];
    const { code, stderr } = await runCli([...words, '--language', 'de']);
    expect(stderr).toContain(`Ein älteres Songsight hat die Datenbank ${path.join(data, 'songsight.db')} geschrieben.`);
    const steps = [
      ...stderr.matchAll(/^Die Datenbank wird auf den neuen Stand gebracht: Schritt (\d+) von (\d+)\.$/gm),
    ];
    expect(steps.length).toBeGreaterThan(5);
    expect(steps.map(([, step]) => Number(step))).toEqual(steps.map((_, index) => index + 1));
    expect(steps.at(-1)?.[1]).toBe(steps.at(-1)?.[2]);
    if (name === 'merge') expect(stderr).toMatch(/other stammt von einem älteren Songsight.*Schritt 1 von \d+\./);
    expect(code).toBe(0);
    const again = await runCli([...words, '--language', 'de']);
    expect(again.stderr).not.toContain('neuen Stand');
  },
);
