import { KnownFailure } from '#contract/failure.ts';
import type { ExportRequests, ExportResult } from '#contract/exports.ts';
import type { EngineCore } from '../engine.ts';
import type { QuestionName } from '../reading/questions.ts';
import { nowText } from '../log.ts';
import { refuseInsideWatched } from '../watching/outside-watched.ts';
import { ownFolder } from './export-preview.ts';
import { openExportSource } from './export-source.ts';
import { exportInThread } from './in-thread.ts';
import { writeExport, type ExportHooks } from './write-export.ts';

type ExportHandlers = {
  readonly [K in Exclude<keyof ExportRequests, QuestionName>]: (
    ask: ExportRequests[K]['ask'],
  ) => ExportRequests[K]['answer'] | Promise<ExportRequests[K]['answer']>;
};

/** One short function per request of an export. */
export function createExportHandlers(engine: EngineCore): ExportHandlers {
  let running: AbortController | null = null;
  return {
    'export.write': async (ask) => {
      if (running !== null) {
        throw new KnownFailure('not-allowed', 'export-running');
      }
      running = new AbortController();
      try {
        return await write(engine, ask, running.signal);
      } finally {
        running = null;
      }
    },
    'export.cancel': () => {
      running?.abort();
      return {};
    },
  };
}

/** In a thread where there is one to be had, else here, on a connection of its own either way. */
async function write(
  engine: EngineCore,
  { folder, ...rest }: ExportRequests['export.write']['ask'],
  signal: AbortSignal,
): Promise<ExportResult> {
  const { store, version, exporting } = engine;
  if (folder !== null) await refuseInsideWatched(store.db, folder, rest.format === 'clips');
  const now = nowText(engine.clock);
  const wish = { ...rest, folder: folder ?? ownFolder(engine.store.folder, engine.clock, rest.format) };
  const hooks: ExportHooks = {
    signal,
    progress: (done, total) => engine.events.emit('export.progress', { done, total }),
    printPdf: exporting.printPdf,
    readSound: engine.sound.read,
  };
  const job = { dataFolder: store.folder, version, now, wish };
  if (exporting.threadEntry !== null) return exportInThread(exporting.threadEntry, job, hooks);
  const source = openExportSource(store.folder, version, now);
  try {
    return await writeExport(source, wish, hooks);
  } finally {
    source.close();
  }
}
