import type { Analyst, AnalystOptions } from '#analysis/analyst.ts';

export type ForkAnalyst = () => never;
export function forkedAnalyst(fork: ForkAnalyst, options: AnalystOptions): Analyst {
  throw new Error(String(fork) + String(options));
}
