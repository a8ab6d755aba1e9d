import { Bug } from '#contract/failure.ts';
import { InferenceSession, listSupportedBackends, Tensor as OrtTensor } from 'onnxruntime-node';

/*
 * From 1.29 on ONNX Runtime tells its makers by itself which models run, how and on what, and gives the computer a number for that. It
 * looks for this before its first session; then it writes, opens and sends nothing (on Windows it hands events to the system alone).
 */
process.env['ORT_DISABLE_TELEMETRY'] = '1';

/** Numbers with their shape; the axis order stands where the tensor is named. */
export type Tensor = { readonly data: Float32Array; readonly shape: readonly number[] };
export type Tensors = Readonly<Record<string, Tensor>>;

/** What a model file says of one input or output; a text instead of a number is a free dimension. */
type TensorFacts = {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly (number | string)[];
};

/** One loaded ONNX model. `run` blocks its thread: that is why analysis lives in a process of its own. */
export interface ModelSession {
  readonly inputs: readonly TensorFacts[];
  readonly outputs: readonly TensorFacts[];
  run(feeds: Tensors): Promise<Record<string, Tensor>>;
  close(): Promise<void>;
}

export type OnnxProvider = 'cpu' | 'webgpu' | 'cuda' | 'dml' | 'coreml';

function facts(metadata: readonly InferenceSession.ValueMetadata[]): TensorFacts[] {
  return metadata.map((value) =>
    value.isTensor
      ? { name: value.name, type: value.type, shape: value.shape }
      : { name: value.name, type: '?', shape: [] },
  );
}

/** What this build of ONNX Runtime could use on this kind of computer, drivers allowing. */
export function bundledProviders(): string[] {
  return listSupportedBackends().map((backend) => backend.name);
}

class OnnxSession implements ModelSession {
  readonly inputs: readonly TensorFacts[];
  readonly outputs: readonly TensorFacts[];
  readonly #session: InferenceSession;
  readonly #wanted: readonly string[] | null;

  constructor(session: InferenceSession, wanted: readonly string[] | null) {
    this.#session = session;
    // A name the file does not have is found out by whoever checks the outputs.
    this.#wanted = wanted?.every((name) => session.outputNames.includes(name)) === true ? wanted : null;
    this.inputs = facts(session.inputMetadata);
    this.outputs = facts(session.outputMetadata);
  }

  async run(feeds: Tensors): Promise<Record<string, Tensor>> {
    const inputs: Record<string, OrtTensor> = {};
    for (const [name, tensor] of Object.entries(feeds))
      inputs[name] = new OrtTensor('float32', tensor.data, tensor.shape);
    const answers = await (this.#wanted === null
      ? this.#session.run(inputs)
      : this.#session.run(inputs, [...this.#wanted]));
    const outputs: Record<string, Tensor> = {};
    for (const [name, tensor] of Object.entries(answers)) {
      if (!(tensor.data instanceof Float32Array)) throw new Bug(`Output ${name} is ${tensor.type}, not float32.`);
      outputs[name] = { data: tensor.data, shape: tensor.dims };
    }
    return outputs;
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}

/**
 * ONNX Runtime 1.30's WebGPU code is wrong in its default layout: our tiny encoder was off by 0.74 in a probability with NHWC, by 5e-7 with NCHW.
 */
const webgpuOptions = { name: 'webgpu', preferredLayout: 'NCHW' } as const;

/**
 * Loads a model file. @param threads for the CPU; undefined leaves it to ONNX Runtime.
 * @param wanted the outputs to compute; without it all of them
 * @param shared others use the processor at the same time
 * @throws whatever ONNX Runtime throws; callers know which model it was and say so.
 */
export async function openSession(
  path: string,
  provider: OnnxProvider,
  threads: number | undefined,
  wanted: readonly string[] | null = null,
  shared = false,
): Promise<ModelSession> {
  const session = await InferenceSession.create(path, {
    executionProviders: [provider === 'webgpu' ? webgpuOptions : provider],
    logSeverityLevel: 3,
    ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
    // Threads that spin while they wait take the processor from other analysts: measured, a third of all speed.
    ...(shared ? { extra: { session: { intra_op: { allow_spinning: '0' } } } } : {}),
  });
  return new OnnxSession(session, wanted);
}
