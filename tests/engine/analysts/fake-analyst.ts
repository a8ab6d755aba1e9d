import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { plainText } from '#contract/words/sentence.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { RecordingFacts } from '#contract/recordings.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { fileNamePosition } from '#analysis/metadata/file-name-position.ts';
import { EmbeddingBuilder, type Embeddings } from '#analysis/classifying/embeddings.ts';
import { SoundIdMeter } from '#analysis/reading/sound-id.ts';
import type {
  Analysis,
  Analyst,
  DrawAsk,
  DrawnPicture,
  ListenAsk,
  PackFacts,
  PackLabel,
} from '#analysis/process/analyst.ts';

const label = (code: string, scientificName: string, commonName: string, threshold: number): PackLabel => ({
  code: code as SpeciesCode,
  kind: threshold === 1 ? 'none' : 'species',
  scientificName,
  commonName,
  threshold,
});

export const fakePack: PackFacts = {
  name: 'fake',
  version: '1.0.0',
  title: 'Fake pack',
  hash: 'f'.repeat(64),
  windowSeconds: 3,
  heardToHz: 11_025,
  embedding: { model: 'e'.repeat(64), width: 8 },
  labels: [
    label('blackbird', 'Turdus merula', 'Common Blackbird', 0.5),
    label('robin', 'Erithacus rubecula', 'European Robin', 0.5),
    label('nothing', '', 'No bird', 1),
  ],
  painter: { imageSize: 64, sampler: 'ddim', steps: 4, guidanceScale: 2 },
};

/** The smallest PNG there is, 1 x 1. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

export type FakeOptions = {
  /** Milliseconds that listening to one recording takes. */
  readonly listenMs?: number;
  readonly drawMs?: number;
  /** Called before each listening; what it throws is what listening throws. */
  readonly before?: (path: string, time: number) => void | Promise<void>;
  readonly beforeDraw?: (ask: DrawAsk) => void | Promise<void>;
};

/** Our own Analyst over real files: the score of each clip follows from the bytes of the file, so the same sound scores the same. */
export class FakeAnalyst implements Analyst {
  readonly listened: string[] = [];
  readonly drawn: DrawAsk[] = [];
  closed = false;
  readonly #options: FakeOptions;

  constructor(options: FakeOptions = {}) {
    this.#options = options;
  }

  describe(): ReturnType<Analyst['describe']> {
    return Promise.resolve({ pack: fakePack, provider: { used: 'cpu', wanted: 'auto', refused: [] } });
  }

  async listen(ask: ListenAsk, heard: (fraction: number) => void, signal: AbortSignal): Promise<Analysis> {
    await this.#options.before?.(ask.path, this.listened.length);
    this.listened.push(ask.path);
    const bytes = await readFile(ask.path).catch(() => {
      throw KnownFailure.of({ code: 'file-missing', ...plainText('The file is no longer there.'), path: ask.path });
    });
    if (bytes.subarray(0, 4).toString('latin1') !== 'RIFF') {
      throw KnownFailure.of({ code: 'file-not-audio', ...plainText('This file is not a recording.'), path: ask.path });
    }
    await pause(this.#options.listenMs ?? 0, signal);
    heard(1);
    const durationSeconds = (bytes.length - 44) / 2 / bytes.readUInt32LE(24);
    const clips = Math.max(1, Math.ceil(durationSeconds / 3));
    return {
      recording: facts(ask.path, bytes, durationSeconds),
      sheet: sheet(bytes, clips),
      embeddings: ask.embeddings === true ? embeddingsOf(bytes, clips) : null,
      sound: soundOf(bytes),
      seconds: { total: 0.01, read: 0, mel: 0, encode: 0 },
    };
  }

  async draw(ask: DrawAsk, signal: AbortSignal): Promise<DrawnPicture> {
    await this.#options.beforeDraw?.(ask);
    await pause(this.#options.drawMs ?? 0, signal);
    this.drawn.push(ask);
    const { seed, painter = 'fine', sampler, steps, guidanceScale } = ask;
    const model = { modelName: fakePack.name, modelHash: fakePack.hash };
    const frames = ask.allSteps === true ? Array.from({ length: steps }, () => png) : [];
    return {
      png,
      frames,
      provenance: { seed, painter, sampler, steps, guidanceScale, ...model, drawnAt: null },
      seconds: 0,
    };
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}

/** What is heard in a 16-bit mono WAV, as the real analyst hears it. */
function soundOf(bytes: Buffer): Analysis['sound'] {
  const meter = new SoundIdMeter(bytes.readUInt32LE(24));
  const frames = Math.floor((bytes.length - 44) / 2);
  const samples = Float32Array.from({ length: frames }, (_, index) => bytes.readInt16LE(44 + index * 2) / 32768);
  meter.hear({ channels: [samples], frames });
  return meter.finish();
}

/** The same sound gives the same vector; the more alike two sounds are in their bytes, the nearer. */
function embeddingsOf(bytes: Buffer, clips: number): Embeddings {
  const builder = new EmbeddingBuilder(8);
  for (let clip = 0; clip < clips; clip += 1) {
    const parts = Float32Array.from({ length: 8 }, (_, at) => Math.cos((bytes[60 + at * 2] ?? 0) / 20 + clip * 0.01));
    builder.add(parts);
  }
  return builder.embeddings();
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch {
    throw KnownFailure.of({ code: 'cancelled', ...plainText('Stopped.') });
  }
  if (signal.aborted) throw KnownFailure.of({ code: 'cancelled', ...plainText('Stopped.') });
}

function facts(path: string, bytes: Buffer, durationSeconds: number): RecordingFacts {
  const stamp = /(\d{4})(\d{2})(\d{2})_(\d{2})(\d{2})(\d{2})/.exec(basename(path));
  const [, year, month, day, hour, minute, second] = stamp ?? [];
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.000`;
  const position = fileNamePosition(basename(path));
  const start = stamp === null ? null : { local, offsetMinutes: 120 };
  return {
    format: 'wav',
    encoding: 'PCM 16-bit',
    rateHz: bytes.readUInt32LE(24),
    channels: 1,
    durationSeconds,
    start,
    claims: start === null ? [] : [{ source: 'file-name', start }],
    timeSource: stamp === null ? 'unknown' : 'file-name',
    recorder: 'AudioMoth',
    recorderId: '24F319046035A5D3',
    gain: 'medium',
    batteryVolts: 4.2,
    temperatureC: 11.3,
    deploymentId: null,
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    filter: null,
    trigger: null,
    timeDoubts: [],
    warnings: [],
  };
}

/** Blackbird in every clip with a score from the file's bytes in 0.6 ... 0.95; robin at 0.55 in the first clip only. */
function sheet(bytes: Buffer, clips: number): Analysis['sheet'] {
  const first = 0.6 + (bytes.subarray(44).reduce((sum, byte) => (sum * 31 + byte) % 1009, 7) / 1009) * 0.35;
  const labels = new Uint16Array(clips * 2);
  const scores = new Float32Array(clips * 2);
  for (let clip = 0; clip < clips; clip += 1) {
    labels.set([0, 1], clip * 2);
    scores.set([first, clip === 0 ? 0.55 : 0.01], clip * 2);
  }
  return {
    depth: 2,
    startSeconds: Float64Array.from({ length: clips }, (_, clip) => clip * 3),
    labels,
    scores,
    lastPadded: false,
  };
}
