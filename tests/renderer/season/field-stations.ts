import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import { startWebServer } from '#transports/web-server.ts';
import { keepingLog, untilState } from '../../engine/test-engine.ts';
import { toneWav } from '../../engine/wav-file.ts';
import { project } from '../../field/field-folder.ts';
import { SongAnalyst } from './song-analyst.ts';

/** A folder with a recorder at a pond, and one in a meadow whose clock was never set. */
export type FieldStations = {
  readonly folder: string;
  /** A new engine on it that knows the stations Pond and Old Wood. @returns the address of the window */
  serve(): Promise<string>;
  close(): Promise<void>;
};

const recordings = [
  'Pond/20260523/20260523_043000.WAV',
  'Pond/20260523/20260523_050000.WAV',
  'Pond/20260523/20260523_210000.WAV',
  'Meadow/19700101/19700101_000010.WAV',
  'Meadow/19700101/19700101_010010.WAV',
];

const pond = {
  name: 'Pond',
  position: { latitude: 52.5163, longitude: 13.3777 },
  zone: 'Europe/Berlin',
  habitat: 'Reed bed at the north shore, 2 m above the water',
  clockMinutes: null,
  links: [{ kind: 'folder', folder: 1, subfolder: 'Pond' }],
};
const oldWood = {
  name: 'Old Wood',
  position: null,
  zone: 'Europe/Berlin',
  habitat: '',
  clockMinutes: 60,
  links: [{ kind: 'pattern', folder: null, pattern: 'SITE/DATE/*.WAV' }],
};

export async function fieldStations(): Promise<FieldStations> {
  const home = mkdtempSync(path.join(tmpdir(), 'songsight-stations-'));
  const folder = path.join(home, '2026-05');
  recordings.forEach((name, at) => {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), toneWav(400 + 100 * at, 6));
  });
  const ends: (() => Promise<void>)[] = [];
  return {
    folder,
    serve: async () => {
      const engine = await engineAt(path.join(home, `data-${ends.length}`), folder);
      const server = await startWebServer({
        engine,
        pageFolder: `${project}/dist/renderer`,
        port: 0,
        log: keepingLog(),
      });
      ends.push(async () => {
        await server.close();
        await engine.close();
      });
      return server.url;
    },
    close: async () => {
      for (const end of ends) await end();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function engineAt(dataFolder: string, folder: string): Promise<Engine> {
  const engine = await startEngine({
    dataFolder,
    packFolder: 'none',
    version: '0.0.0-test',
    log: keepingLog(),
    openAnalyst: () => Promise.resolve(new SongAnalyst()),
  });
  await asked(engine, 'settings.write', { change: { stableSeconds: 0.1, picturePolicy: 'off' } });
  await asked(engine, 'watch.add', { folder });
  await untilState(engine, ({ totals }) => totals.done === recordings.length);
  for (const details of [pond, oldWood]) await asked(engine, 'station.write', { station: null, details });
  return engine;
}

async function asked(engine: Engine, name: string, ask: unknown): Promise<void> {
  const reply = await engine.dispatch(name, ask);
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.failure)}`);
}
