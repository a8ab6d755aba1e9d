import { quoted } from '#engine/parts/slurm-job.ts';
import { writeSlurmRun } from '#engine/parts/write-slurm-run.ts';
import { interruption } from '../interrupted.ts';
import type { ClusterOptions } from '../options/cluster-options.ts';
import type { Out } from '../out.ts';

/** Writes the jobs of a cluster and explains them. @returns 0 */
export async function clusterCommand(options: ClusterOptions, out: Out): Promise<number> {
  const stop = interruption(out);
  const abort = new AbortController();
  void stop.happened.then(() => abort.abort());
  try {
    const { folder: recordings, out: to, parts, cpus, analyse } = options;
    const command = options.program ?? thisProgram();
    const run = { command, recordings, out: to, parts, cpus, options: analyse, language: out.language };
    out.say(await writeSlurmRun(run, abort.signal));
    return 0;
  } finally {
    stop.stop();
  }
}

/** How this very program was started, for a shell. */
function thisProgram(): string {
  const asNode = process.env['ELECTRON_RUN_AS_NODE'] === undefined ? [] : ['env', 'ELECTRON_RUN_AS_NODE=1'];
  return [...asNode, process.execPath, process.argv[1] ?? ''].map(quoted).join(' ');
}
