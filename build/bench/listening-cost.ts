import { openAnalyst } from '#analysis/process/in-process-analyst.ts';

/** Seconds of the processor of this process so far. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export type ListeningCost = { readonly processorSeconds: number; readonly clips: number };

/**
 * What an analyst of one thread spends on recordings, soundscapes and embeddings included, its start and one recording to warm up left out: each pass over all of them
 * is measured, the cheapest counts.
 * @param atOnce recordings at a time, as the queue hands them out
 */
export async function listeningCost(
  packFolder: string,
  paths: readonly string[],
  { atOnce, passes }: { readonly atOnce: number; readonly passes: number },
): Promise<ListeningCost> {
  const analyst = await openAnalyst({ packFolder, provider: 'cpu', threads: 1, listeningThreads: 1 });
  const { signal } = new AbortController();
  const listen = async (path: string): Promise<number> => {
    const ask = { path, overlapSeconds: 0, channel: 'mix', soundscape: true, embeddings: true } as const;
    return (await analyst.listen(ask, () => undefined, signal)).sheet.startSeconds.length;
  };
  await listen(paths[0] ?? '');
  const costs: ListeningCost[] = [];
  for (let pass = 0; pass < passes; pass += 1) {
    const before = processorSeconds();
    const left = [...paths];
    let clips = 0;
    const lane = async (): Promise<void> => {
      for (let path = left.shift(); path !== undefined; path = left.shift()) {
        const heard = await listen(path);
        clips += heard;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    costs.push({ processorSeconds: processorSeconds() - before, clips });
  }
  await analyst.close();
  return costs.reduce((best, each) => (each.processorSeconds < best.processorSeconds ? each : best));
}
