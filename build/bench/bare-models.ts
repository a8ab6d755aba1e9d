import { readFileSync } from 'node:fs';
import path from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';

// As in `electron/analysis/models/onnx-session.ts`: otherwise it tells its makers.
process.env['ORT_DISABLE_TELEMETRY'] = '1';

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

/** A model and nothing around it. */
export type BareModel = { run(): Promise<void>; close(): Promise<void> };

/**
 * @param batch what the free first dimension becomes
 * @param threads undefined: as many as ONNX Runtime takes
 */
export async function openBare(
  packFolder: string,
  model: ModelFacts,
  batch: number,
  threads?: number,
): Promise<BareModel> {
  const feeds = Object.fromEntries(Object.values(model.inputs).map((port) => [port.name, randomTensor(port, batch)]));
  const session = await InferenceSession.create(path.join(packFolder, model.file), {
    executionProviders: ['cpu'],
    logSeverityLevel: 3,
    ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
  });
  const run = async (): Promise<void> => void (await session.run(feeds));
  await run();
  return { run, close: () => session.release() };
}

/** Values do not change the time of a run; they only must be numbers that a network can stand. */
function randomTensor(port: Port, batch: number): Tensor {
  const shape = port.shape.map((size) => (typeof size === 'number' ? size : batch));
  const data = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => Math.random());
  return new Tensor('float32', data, shape);
}
