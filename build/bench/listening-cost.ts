import { openAnalyst } from '#analysis/process/in-process-analyst.ts';

export type Listening = {
  /** All recordings once. @returns clips heard */
  pass(): Promise<number>;
  close(): Promise<void>;
};

/**
 * What an analyst of one thread does with recordings, soundscapes and embeddings included; its start and one recording to warm up are behind it.
 * @param atOnce recordings at a time, as the queue hands them out
 */
export async function openListening(packFolder: string, paths: readonly string[], atOnce: number): Promise<Listening> {
  const analyst = await openAnalyst({ packFolder, provider: 'cpu', threads: 1, listeningThreads: 1 });
  const { signal } = new AbortController();
  const listen = async (path: string): Promise<number> => {
    const ask = { path, overlapSeconds: 0, channel: 'mix', soundscape: true, embeddings: true } as const;
    return (await analyst.listen(ask, () => undefined, signal)).sheet.startSeconds.length;
  };
  await listen(paths[0] ?? '');
  const pass = async (): Promise<number> => {
    const left = [...paths];
    let clips = 0;
    const lane = async (): Promise<void> => {
      for (let path = left.shift(); path !== undefined; path = left.shift()) {
        const heard = await listen(path);
        clips += heard;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    return clips;
  };
  return { pass, close: () => analyst.close() };
}
