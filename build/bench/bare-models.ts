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
  readonly encoder: ModelFacts;
  readonly painter: { readonly unet: ModelFacts; readonly defaults: { readonly steps: number } } | null;
};

export function readManifest(packFolder: string): BenchManifest {
  return JSON.parse(readFileSync(path.join(packFolder, 'manifest.json'), 'utf8')) as BenchManifest;
}

/**
 * Seconds of one run of a model and nothing around it, on the CPU with ONNX Runtime's own choice of threads.
 * @param batch what the free first dimension becomes
 * @returns the median over `runs`, after one run to warm up
 */
export async function bareSeconds(packFolder: string, model: ModelFacts, batch: number, runs: number): Promise<number> {
  const session = await InferenceSession.create(path.join(packFolder, model.file), {
    executionProviders: ['cpu'],
    logSeverityLevel: 3,
  });
  const feeds = Object.fromEntries(Object.values(model.inputs).map((port) => [port.name, randomTensor(port, batch)]));
  await session.run(feeds);
  const seconds: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    await session.run(feeds);
    seconds.push((performance.now() - began) / 1000);
  }
  await session.release();
  return seconds.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

/** Values do not change the time of a run; they only must be numbers that a network can stand. */
function randomTensor(port: Port, batch: number): Tensor {
  const shape = port.shape.map((size) => (typeof size === 'number' ? size : batch));
  const data = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => Math.random());
  return new Tensor('float32', data, shape);
}
