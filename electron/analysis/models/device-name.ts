import { availableParallelism, cpus } from 'node:os';

/** The processor in its maker's words, and how many threads it runs at once, e.g. `AMD Ryzen 7 5800U, 16 threads`. */
export function processorName(): string {
  const model = cpus()[0]?.model.replaceAll(/\s+/g, ' ').trim() ?? '';
  const threads = availableParallelism();
  return `${model === '' ? 'Processor' : model}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
}
