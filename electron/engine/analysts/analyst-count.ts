import { readdirSync, statSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';

/** What decides how many analysts work at once. */
export type Machine = { readonly cores: number; readonly memoryBytes: number };

export const thisMachine = (): Machine => ({ cores: availableParallelism(), memoryBytes: totalmem() });

const megabyte = 1024 ** 2;
/** Measured: Node, ONNX Runtime and buffers of a batch; a model takes about three times its file when it is loaded and at work. */
const bytesOfOne = 180 * megabyte;
const timesTheModel = 3;
/** The other half of the memory belongs to everything else. */
const shareOfMemory = 0.5;

/**
 * How many analysts listen side by side: one a core, fewer where their models would fill more than half of the memory.
 * @param wanted what a person chose; null lets cores, memory and the model decide
 */
export function analystCount(wanted: number | null, modelBytes: number, machine: Machine): number {
  if (wanted !== null) return Math.max(1, Math.floor(wanted));
  const each = bytesOfOne + timesTheModel * modelBytes;
  return Math.max(1, Math.min(machine.cores, Math.floor((shareOfMemory * machine.memoryBytes) / each)));
}

/**
 * Threads of each analyst's encoder: no more than the cores in all. Measured with BirdNET 2.4 on two cores: two analysts of two
 * threads spend 13 % more of the processor on a clip than two of one thread. A recording alone is shared out among the analysts.
 */
export function threadsOfEach(analysts: number, { cores }: Machine): number {
  return Math.max(1, Math.floor(cores / analysts));
}

/**
 * Threads of an analyst that listens alone; undefined leaves them to ONNX Runtime. It counts the cores of the computer, and puts its
 * threads on them, where the program may use but one, as in a container or a job of a cluster.
 */
export function threadsAlone({ cores }: Machine): number | undefined {
  return cores === 1 ? 1 : undefined;
}

/** Bytes of the largest model file in a pack: the one that listens. 0 for a folder that cannot be read. */
export function largestModelBytes(packFolder: string): number {
  try {
    const sizes = readdirSync(packFolder)
      .filter((name) => /\.(onnx|tflite)$/i.test(name))
      .map((name) => statSync(join(packFolder, name)).size);
    return Math.max(0, ...sizes);
  } catch {
    return 0;
  }
}
