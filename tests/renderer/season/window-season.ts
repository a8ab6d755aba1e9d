import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import { keepingLog } from '../../engine/test-engine.ts';
import { random } from '../../store/generated-database.ts';
import { monoWav } from '../../engine/wav-file.ts';
import { SongAnalyst } from './song-analyst.ts';

const rateHz = 16_000;
const seconds = 24;
const days = ['20250502', '20250503', '20250504', '20250505', '20250506'];
const hours = ['04', '05', '06', '09', '19'];

/** A tone of 2400 Hz in the first half of each second, over faint noise: 16-bit mono WAV. */
function song(seed: number): Uint8Array {
  const next = random(seed);
  const samples = Int16Array.from({ length: seconds * rateHz }, (_, at) => {
    const second = at / rateHz;
    return (second % 1 < 0.5 ? 6000 * Math.sin(2 * Math.PI * 2400 * second) : 0) + 200 * (next() - 0.5);
  });
  return monoWav(samples, rateHz);
}

/** Five days at a marsh, five recordings a day; three files from which nothing can be heard. */
function writeMarsh(card: string): void {
  days.forEach((day, at) => {
    mkdirSync(path.join(card, day), { recursive: true });
    for (const hour of hours) {
      writeFileSync(path.join(card, day, `${day}_${hour}1000.WAV`), song(100 * at + Number(hour)));
    }
  });
  writeFileSync(path.join(card, '20250503', '20250503_042000.WAV'), 'RIF');
  writeFileSync(path.join(card, '20250503', '20250503_052000.WAV'), '');
  writeFileSync(path.join(card, 'readme.wav'), 'Batteries changed on Tuesday.\n');
}

/** A data folder on which an engine has listened to a marsh and painted what it heard, and the card it came from. */
export type WindowSeason = {
  readonly card: string;
  /** Recordings in which nothing is heard. */
  readonly quietCard: string;
  /** An engine on a copy of the data folder. */
  open(how?: Opening): Promise<OpenedSeason>;
  remove(): void;
};

type Opening = {
  readonly watch?: boolean;
  /** Makes the data folder, instead of copying the season's. */
  readonly made?: (folder: string) => void;
  /** Done before anybody else sees the engine. */
  readonly ready?: (engine: Engine) => Promise<void>;
};
type OpenedSeason = { readonly engine: Engine; close(): Promise<void> };

function engineOn(dataFolder: string, watch: boolean): Promise<Engine> {
  return startEngine({
    dataFolder,
    packFolder: 'none',
    version: '0.0.0-test',
    log: keepingLog(),
    openAnalyst: () => Promise.resolve(new SongAnalyst()),
    troubleRestMs: 100,
    watch,
  });
}

export async function windowSeason(): Promise<WindowSeason> {
  const folder = mkdtempSync(path.join(tmpdir(), 'songsight-window-'));
  const [card, quietCard, made] = ['2025-05-marsh', 'quiet', 'data'].map((name) => path.join(folder, name)) as Three;
  writeMarsh(card);
  mkdirSync(quietCard);
  const engine = await engineOn(made, true);
  await engine.dispatch('settings.write', { change: { stableSeconds: 0.1, picturePolicy: 'every' } });
  await engine.dispatch('watch.add', { folder: card });
  await untilDone(engine);
  await lookedAt(engine);
  await engine.close();
  let copies = 0;
  return {
    card,
    quietCard,
    open: async ({ watch = true, made: make, ready } = {}) => {
      const copy = path.join(folder, `copy-${copies++}`);
      mkdirSync(copy);
      if (make === undefined) cpSync(made, copy, { recursive: true });
      else make(copy);
      const opened = await engineOn(copy, watch);
      await ready?.(opened);
      return { engine: opened, close: () => opened.close() };
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

type Three = [string, string, string];

/** A station, and verdicts on every ninth detection. */
async function lookedAt(engine: Engine): Promise<void> {
  const verdicts = ['confirmed', 'rejected', 'unsure'];
  for (let at = 0; at < 9; at += 1) {
    const change = { verdict: verdicts[at % 3], comment: 'Two birds' };
    await engine.dispatch('review.change', { detections: [9 * at + 5], change });
  }
  const links = [{ kind: 'folder', folder: 1, subfolder: '' }];
  const position = { latitude: 52.5, longitude: 13.4 };
  const details = {
    name: 'Marsh edge',
    position,
    zone: 'Europe/Berlin',
    habitat: 'Reeds',
    clockMinutes: null,
    links,
  };
  const reply = await engine.dispatch('station.write', { station: null, details });
  if (!reply.ok) throw new Error(`The station was refused: ${reply.failure.code}`);
}

async function untilDone(engine: Engine): Promise<void> {
  const end = Date.now() + 240_000;
  for (;;) {
    const { totals, pictures } = engine.state();
    const painted = pictures.waiting === 0 && pictures.done > 0;
    if (totals.waiting === 0 && totals.done === days.length * hours.length && painted) return;
    if (Date.now() > end) throw new Error(`the season was never made: ${JSON.stringify({ totals, pictures })}`);
    await wait(20);
  }
}
