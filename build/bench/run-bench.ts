// `npm run bench [-- --quick] [-- --pack <folder>]`: how much Songsight adds to the bare networks, as ratios beside their goals, in one
// table. The figures are kept in .cache/bench for the next run, which fails where a goal that was held is lost.
// `npm run bench -- --providers [--quick]`: classifying and painting on every provider there is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, constants, setPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { shippedPacks } from '#engine/models/shipped-packs.ts';
import { audioMothFile } from '../demo/audiomoth-file.ts';
import { sampleRateHz } from '../demo/note.ts';
import { seededRandom } from '../demo/random.ts';
import { benchPainting } from './bench-painting.ts';
import { benchProviders } from './bench-providers.ts';
import { openBare, readManifest, type BenchManifest } from './bare-models.ts';
import { openListening } from './listening-cost.ts';
import { ratio, type Figure } from './table/figures.ts';
import { cheapestInTurns, clockSeconds, processorSeconds } from './table/in-turns.ts';
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
  ? { listenMinutes: 3, coresMinutes: 20, shortFiles: 100, analystShortFiles: 50, turns: 2, runs: 10 }
  : {
      listenMinutes: 20,
      coresMinutes: 60,
      shortFiles: 1000,
      analystShortFiles: 200,
      turns: 5,
      runs: 30,
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

/** The same ratio of seconds of the processor: what other work of the computer changes little. */
function byProcessor(name: string, seconds: number | null, over: number | null, goal: number): Figure[] {
  return seconds === null || over === null ? [] : [ratio(`${name}, by the processor`, seconds / over, goal)];
}

/** The quicker on the clock and the cheaper by the processor, each for itself. */
const lesser = (one: Analysed, other: Analysed): Analysed => ({
  ...one,
  wallSeconds: Math.min(one.wallSeconds, other.wallSeconds),
  processorSeconds:
    one.processorSeconds === null || other.processorSeconds === null
      ? null
      : Math.min(one.processorSeconds, other.processorSeconds),
});

/** Whole runs of two kinds in turns, twice; the best of each counts. */
function analysedInTurns(first: () => Analysed, second: () => Analysed): [Analysed, Analysed] {
  const [one, other] = [first(), second()];
  return [lesser(one, first()), lesser(other, second())];
}

async function benchListening(manifest: BenchManifest): Promise<Figure[]> {
  const minutes = writeFolder('minutes', size.listenMinutes, 60);
  const [wide, narrow] = [
    await openBare(pack, manifest.encoder, batchClips),
    await openBare(pack, manifest.encoder, batchClips, 1),
  ];
  const bareTurn = async (): Promise<{ clock: number; processor: number }> => ({
    clock: (await cheapestInTurns(size.runs, clockSeconds, { wide: wide.run })).wide,
    processor: (await cheapestInTurns(size.runs, processorSeconds, { narrow: narrow.run })).narrow,
  });
  const [before, run, after] = [await bareTurn(), lesser(analyse(minutes), analyse(minutes)), await bareTurn()];
  await Promise.all([wide.close(), narrow.close()]);
  const batches = run.clips / batchClips;
  const bareSeconds = Math.min(before.clock, after.clock) * batches;
  const bareProcessor = Math.min(before.processor, after.processor) * batches;
  const speed = {
    value: run.heardSeconds / run.wallSeconds,
    unit: 'x real time',
    goal: null,
    better: 'higher',
  } as const;
  return [
    { name: `listening to ${size.listenMinutes} files of a minute`, ...speed },
    ratio('listening over the bare encoder on all cores', run.wallSeconds / bareSeconds, 1.5),
    ...byProcessor('listening over the bare encoder', run.processorSeconds, bareProcessor, 1.5),
  ];
}

/** So much sound that it is listening, and not the start, that is compared; the program sees one core, and all of them. */
function benchCores(): Figure[] {
  const cores = availableParallelism();
  if (cores < 2 || spawnSync('taskset', ['-V']).status !== 0) return [];
  const folder = writeFolder('cores', size.coresMinutes, 60);
  const [one, all] = analysedInTurns(
    () => analyse(folder, true),
    () => analyse(folder),
  );
  const name = `${String(size.coresMinutes)} minutes on ${String(cores)} cores over one`;
  return [ratio(name, one.wallSeconds / all.wallSeconds, 0.9 * cores, 'higher')];
}

/** An analyst alone, without the start and end of programs, beside the bare network: waveforms are taken as they are, mels are made. */
async function benchAnalyst(manifest: BenchManifest): Promise<Figure[]> {
  const goal = manifest.sound.mel === null ? 1.2 : 1.5;
  const model = await openBare(pack, manifest.encoder, batchClips, 1);
  const figures: Figure[] = [];
  let bareClip = Infinity;
  for (const { files, seconds, atOnce } of [
    { files: 2, seconds: 300, atOnce: 1 },
    { files: size.analystShortFiles, seconds: clipSeconds, atOnce: 4 },
  ]) {
    const folder = writeFolder(`analyst-${seconds}`, files, seconds);
    const paths = readdirSync(folder).map((name) => path.join(folder, name));
    const listening = await openListening(pack, paths, atOnce);
    const clips = await listening.pass();
    const bare = async (): Promise<void> => {
      for (let batch = 0; batch < clips / batchClips; batch += 1) await model.run();
    };
    const least = await cheapestInTurns(size.turns, processorSeconds, { listening: listening.pass, bare });
    await listening.close();
    const bareHere = least.bare / (Math.ceil(clips / batchClips) * batchClips);
    bareClip = Math.min(bareClip, bareHere);
    const name = `analyst over the bare encoder, files of ${seconds} s, by the processor`;
    figures.push(ratio(name, least.listening / clips / bareHere, goal));
  }
  await model.close();
  return [
    { name: 'bare encoder, a clip', value: 1000 * bareClip, unit: 'ms', goal: null, better: 'lower' },
    ...figures,
  ];
}

function benchShortFiles(): Figure[] {
  const few = Math.max(1, size.shortFiles / 100);
  const folders = [
    writeFolder('short', size.shortFiles, clipSeconds),
    writeFolder('long', few, (size.shortFiles * clipSeconds) / few),
  ] as const;
  const [short, long] = analysedInTurns(
    () => analyse(folders[0]),
    () => analyse(folders[1]),
  );
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
    ...(await benchPainting(painterPack, path.join(writeFolder('picture', 1, 6), '0000.WAV'), 2 * size.turns)),
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
