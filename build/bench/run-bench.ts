// `npm run bench [-- --quick] [-- --pack <folder>]`: how much Songsight adds to the bare networks, as ratios beside their goals, in one
// table. The figures are kept in .cache/bench for the next run, which fails where a goal that was held is lost.
// `npm run bench -- --providers [--quick]`: classifying and painting on every provider there is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, constants, setPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openAnalyst } from '#analysis/process/in-process-analyst.ts';
import { shippedPacks } from '#engine/models/shipped-packs.ts';
import { audioMothFile } from '../demo/audiomoth-file.ts';
import { sampleRateHz } from '../demo/note.ts';
import { seededRandom } from '../demo/random.ts';
import { benchProviders } from './bench-providers.ts';
import { bareRun, readManifest, type BenchManifest } from './bare-models.ts';
import { listeningCost } from './listening-cost.ts';
import type { Figure } from './table/figures.ts';
import { keepFigures } from './table/kept-runs.ts';
import { costOf } from './table/processor-seconds.ts';

const project = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    providers: { type: 'boolean', default: false },
    pack: { type: 'string' },
  },
});
const shipped = shippedPacks(path.join(project, 'assets/models'));
const tiny = path.join(project, 'tests/fixtures/models/tiny');
const pack = values.pack ?? (existsSync(shipped.packFolder) ? shipped.packFolder : tiny);
/** What paints for the pack: the shipped painter for the shipped ear. */
const painterPack = pack === shipped.packFolder ? shipped.painterFolder : pack;
const size = values.quick
  ? { listenMinutes: 3, coresMinutes: 20, shortFiles: 100, analystShortFiles: 50, passes: 2, pictures: 5, runs: 5 }
  : {
      listenMinutes: 20,
      coresMinutes: 60,
      shortFiles: 1000,
      analystShortFiles: 200,
      passes: 4,
      pictures: 11,
      runs: 15,
    };
const clipSeconds = 3;
/** As many clips as the analyst puts into one run. */
const batchClips = 8;

const work = mkdtempSync(path.join(tmpdir(), 'songsight-bench-'));
const random = seededRandom(1);

/** A folder with `files` recordings of `seconds` each: faint noise with a whistle, no two alike. Made once. */
function writeFolder(name: string, files: number, seconds: number): string {
  const folder = path.join(work, name);
  if (existsSync(folder)) return folder;
  mkdirSync(folder);
  for (let file = 0; file < files; file++) {
    const hz = random.between(1000, 8000);
    const samples = Float32Array.from(
      { length: seconds * sampleRateHz },
      (_, i) => 0.02 * (random.between(-1, 1) + Math.sin((2 * Math.PI * hz * i) / sampleRateHz)),
    );
    const facts = { device: '24F319055FDF2D20', utcOffsetHours: 0, batteryVolts: 4.5, temperatureC: 10 };
    const bytes = audioMothFile(samples, { ...facts, day: '2026-05-23', time: '05:00:00' });
    writeFileSync(path.join(folder, `${String(file).padStart(4, '0')}.WAV`), bytes);
  }
  return folder;
}

type Result = { seconds: number; clips: number; heardSeconds: number; files: { done: number } };

let runs = 0;

/** What a run gives and costs. */
type Analysed = Result & { wallSeconds: number; processorSeconds: number | null };

/** Once through a folder with the built program on a fresh data folder, as a person would. Start and end count. */
function analyse(folder: string, onOneCore = false): Analysed {
  const data = `${folder}-data-${String((runs += 1))}`;
  const words = ['analyse', folder, '--data', data, '--pack', pack, '--pictures', 'none', '--json'];
  const program = path.join(project, 'dist/cli/cli.js');
  const start = [...(onOneCore ? ['taskset', '-c', '0'] : []), process.execPath, program];
  const [command = '', ...rest] = [...start, ...words];
  const { result, seconds, processorSeconds } = costOf(() => spawnSync(command, rest, { encoding: 'utf8' }));
  if (result.status !== 0) throw new Error(`analyse ended with ${result.status}: ${result.stderr}`);
  return { ...(JSON.parse(result.stdout) as Result), wallSeconds: seconds, processorSeconds };
}

const ratio = (name: string, value: number, goal: number, better: Figure['better'] = 'lower'): Figure => ({
  name,
  value,
  unit: 'x',
  goal,
  better,
});

/** The same ratio of seconds of the processor: what other work of the computer changes little. */
function byProcessor(name: string, seconds: number | null, over: number | null, goal: number): Figure[] {
  return seconds === null || over === null ? [] : [ratio(`${name}, by the processor`, seconds / over, goal)];
}

async function benchListening(manifest: BenchManifest): Promise<Figure[]> {
  const minutes = writeFolder('minutes', size.listenMinutes, 60);
  const run = analyse(minutes);
  const bare = await bareRun(pack, manifest.encoder, batchClips, size.runs);
  const batches = run.clips / batchClips;
  const speed = {
    value: run.heardSeconds / run.wallSeconds,
    unit: 'x real time',
    goal: null,
    better: 'higher',
  } as const;
  const figures = [
    { name: `listening to ${size.listenMinutes} files of a minute`, ...speed },
    ratio('listening over the bare encoder on all cores', run.wallSeconds / (bare.seconds * batches), 1.5),
    ...byProcessor('listening over the bare encoder', run.processorSeconds, bare.processorSeconds * batches, 1.5),
  ];
  return figures;
}

/** So much sound that it is listening, and not the start, that is compared; the program sees one core, and all of them. */
function benchCores(): Figure[] {
  const cores = availableParallelism();
  if (cores < 2 || spawnSync('taskset', ['-V']).status !== 0) return [];
  const folder = writeFolder('cores', size.coresMinutes, 60);
  const [one, all] = [analyse(folder, true), analyse(folder)];
  const name = `${String(size.coresMinutes)} minutes on ${String(cores)} cores over one`;
  return [ratio(name, one.wallSeconds / all.wallSeconds, 0.9 * cores, 'higher')];
}

/** An analyst alone, without the start and end of programs, beside the bare network: waveforms are taken as they are, mels are made. */
async function benchAnalyst(manifest: BenchManifest): Promise<Figure[]> {
  const goal = manifest.sound.mel === null ? 1.2 : 1.5;
  const bare = (await bareRun(pack, manifest.encoder, batchClips, size.runs)).processorSeconds / batchClips;
  const figures: Figure[] = [];
  for (const { files, seconds, atOnce } of [
    { files: 2, seconds: 300, atOnce: 1 },
    { files: size.analystShortFiles, seconds: clipSeconds, atOnce: 4 },
  ]) {
    const folder = writeFolder(`analyst-${seconds}`, files, seconds);
    const paths = readdirSync(folder).map((name) => path.join(folder, name));
    const { processorSeconds, clips } = await listeningCost(pack, paths, { atOnce, passes: size.passes });
    const name = `analyst over the bare encoder, files of ${seconds} s, by the processor`;
    figures.push(ratio(name, processorSeconds / clips / bare, goal));
  }
  return [{ name: 'bare encoder, a clip', value: 1000 * bare, unit: 'ms', goal: null, better: 'lower' }, ...figures];
}

/** As many pictures as the engine has painted side by side. */
const picturesTogether = 8;
/** Two halves of a batch: with sound and without. */
const guidedBatch = 2;

/** By seconds of the processor on one thread, which other work of the computer changes little. */
async function benchPainting(): Promise<Figure[]> {
  const { painter } = readManifest(painterPack);
  if (painter === null) return [];
  const { unet, defaults } = painter;
  const { steps } = defaults;
  const recording = path.join(writeFolder('picture', 1, 6), '0000.WAV');
  const analyst = await openAnalyst({ packFolder: painterPack, provider: 'cpu', threads: 1 });
  const ask = {
    path: recording,
    channel: 'mix',
    clipStartSeconds: 3,
    sampler: 'dpmpp-2m',
    steps,
    guidanceScale: 3,
    species: { code: 'bench' as never, scientificName: 'Avis mensurata', commonName: 'Bench Bird' },
    recordingName: '0000.WAV',
  } as const;
  const { signal } = new AbortController();
  let seed = 0;
  const draw = (): Promise<unknown> => analyst.draw({ ...ask, seed: (seed += 1) }, signal);
  const together = (): Promise<unknown> => Promise.all(Array.from({ length: picturesTogether }, draw));
  await together();
  const alone = await medianCost(size.pictures, draw);
  const ofEight = (await medianCost(size.pictures, together)) / picturesTogether;
  await analyst.close();
  const bare = (await bareRun(painterPack, unet, guidedBatch, size.runs)).processorSeconds * steps;
  return [
    { name: `a picture of ${steps} steps, one thread`, value: alone, unit: 's', goal: null, better: 'lower' },
    ratio('painting one picture over the bare U-Net', alone / bare, 1.1),
    ratio(`painting ${picturesTogether} at once over the bare U-Net of each`, ofEight / bare, 1.1),
  ];
}

/** Seconds of the processor in this process. */
async function medianCost(times: number, work: () => Promise<unknown>): Promise<number> {
  const spent: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1e6);
  }
  return spent.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

function benchShortFiles(): Figure[] {
  const few = Math.max(1, size.shortFiles / 100);
  const short = analyse(writeFolder('short', size.shortFiles, clipSeconds));
  const long = analyse(writeFolder('long', few, (size.shortFiles * clipSeconds) / few));
  const name = `${size.shortFiles} files of ${clipSeconds} s over the same sound in ${few}`;
  return [
    ratio(name, short.wallSeconds / long.wallSeconds, 1.25),
    ...byProcessor(name, short.processorSeconds, long.processorSeconds, 1.25),
  ];
}

async function benchAll(): Promise<void> {
  const manifest = readManifest(pack);
  console.log(`Pack ${manifest.name}${values.quick ? ', quick run' : ''}; ratios are end to end over bare networks.`);
  await keepFigures(`${manifest.name}${values.quick ? '-quick' : ''}`, async () => [
    ...(await benchAnalyst(manifest)),
    ...(await benchListening(manifest)),
    ...benchCores(),
    ...(await benchPainting()),
    ...benchShortFiles(),
  ]);
}

// Songsight listens below normal priority; beside other work of the computer the bare networks get the same share of it.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
try {
  if (values.providers) benchProviders(pack, size.runs);
  else await benchAll();
} finally {
  rmSync(work, { recursive: true, force: true });
}
