import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder, tinyPack, writeCard } from '../field/field-folder.ts';
import { runCli } from '../field/run-cli.ts';

/** What libraries leave off where tests run, they must leave off everywhere. */
const ofTests = { CI: undefined, ORT_DISABLE_TELEMETRY: undefined, ORT_RUNNING_UNIT_TESTS: undefined };

test('a run leaves nothing behind but its data folder: no library keeps a number of the computer or what it would tell its makers', async () => {
  const work = temporaryFolder();
  try {
    const [card, data, home, scratch] = ['card', 'data', 'home', 'scratch'].map((name) => path.join(work.path, name));
    writeCard(card!);
    for (const folder of [home!, scratch!]) mkdirSync(folder);
    const places = { HOME: home, USERPROFILE: home, TMPDIR: scratch, TMP: scratch, TEMP: scratch };
    const elsewhere = { XDG_CACHE_HOME: undefined, XDG_DATA_HOME: undefined, XDG_CONFIG_HOME: undefined };
    const environment = { ...ofTests, ...places, ...elsewhere };
    const ran = await runCli(['analyse', card!, '--data', data!, '--pack', tinyPack], [], environment);
    expect(ran.code).toBe(0);
    expect(readdirSync(path.join(data!, 'pictures'))).not.toEqual([]);
    expect(readdirSync(home!, { recursive: true })).toEqual([]);
    expect(readdirSync(scratch!, { recursive: true })).toEqual([]);
  } finally {
    work.remove();
  }
});
