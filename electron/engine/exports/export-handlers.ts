import { KnownFailure } from '#contract/failure.ts';
import type { ExportRequests } from '#contract/exports.ts';
import type { EngineCore } from '../engine.ts';
import type { QuestionName } from '../reading/questions.ts';
import { writeExport } from './write-export.ts';

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
        throw new KnownFailure('not-allowed', 'Another export is still being written. Wait for it or stop it first.');
      }
      running = new AbortController();
      try {
        return await writeExport(engine, ask, running.signal);
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
