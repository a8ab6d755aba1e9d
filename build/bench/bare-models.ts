import { readFileSync } from 'node:fs';
import path from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';

type Port = { readonly name: string; readonly shape: readonly (string | number)[] };
type ModelFacts = {
  readonly file: string;
  readonly inputs: Readonly<Record<string, Port>>;
  readonly outputs: Readonly<Record<string, Port>>;
};
export type BenchManifest = {
  readonly name: string;
  /** `mel` is null where the encoder takes the waveform. */
  readonly sound: { readonly mel: object | null };
  readonly encoder: ModelFacts;
  readonly painter: { readonly unet: ModelFacts; readonly defaults: { readonly steps: number } } | null;
};

export function readManifest(packFolder: string): BenchManifest {
  return JSON.parse(readFileSync(path.join(packFolder, 'manifest.json'), 'utf8')) as BenchManifest;
}

/** One run of a model and nothing around it: `seconds` on the clock on all cores, `processorSeconds` on one thread. */
export type BareRun = { readonly seconds: number; readonly processorSeconds: number };

/**
 * @param batch what the free first dimension becomes
 * @returns the median over `runs`, after one run to warm up
 */
export async function bareRun(packFolder: string, model: ModelFacts, batch: number, runs: number): Promise<BareRun> {
  const file = path.join(packFolder, model.file);
  const feeds = Object.fromEntries(Object.values(model.inputs).map((port) => [port.name, randomTensor(port, batch)]));
  return {
    seconds: await medianOf(file, feeds, runs, {}, () => performance.now() / 1000),
    processorSeconds: await medianOf(file, feeds, runs, { intraOpNumThreads: 1 }, () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    }),
  };
}

async function medianOf(
  file: string,
  feeds: InferenceSession.FeedsType,
  runs: number,
  options: InferenceSession.SessionOptions,
  now: () => number,
): Promise<number> {
  const session = await InferenceSession.create(file, { executionProviders: ['cpu'], logSeverityLevel: 3, ...options });
  await session.run(feeds);
  const spent: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = now();
    await session.run(feeds);
    spent.push(now() - began);
  }
  await session.release();
  return spent.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

/** Values do not change the time of a run; they only must be numbers that a network can stand. */
function randomTensor(port: Port, batch: number): Tensor {
  const shape = port.shape.map((size) => (typeof size === 'number' ? size : batch));
  const data = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => Math.random());
  return new Tensor('float32', data, shape);
}
