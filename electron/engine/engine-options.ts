import type { Sentence } from '#contract/words/sentence.ts';
import type { OpenAnalyst } from './analysts/analyst-keeper.ts';
import type { ForkAnalyst } from './analysts/forked-analyst.ts';
import type { PrintPdf } from './exports/report/print-pdf.ts';
import type { Clock, Log } from './log.ts';
import type { TellingOptions } from './telling/telling.ts';

/** With what an engine is started. */
export type EngineOptions = {
  readonly dataFolder: string;
  /** The pack that comes with Songsight, used when nobody chose another. */
  readonly packFolder: string;
  /** The pack that lends its painter to those that have none; without it the one that comes with Songsight. */
  readonly painterFolder?: string;
  /** Packs that came with Songsight before and are still there for the seasons that listened with them. */
  readonly earlierFolders?: readonly string[];
  /** Used instead of whatever was chosen, for this run. */
  readonly otherPackFolder?: string | null;
  /** The same by its name, as `namedFolder` finds it. */
  readonly otherPack?: string | null;
  readonly log: Log;
  /** The program's version, shown in the settings and written beside exports. */
  readonly version: string;
  /** What was put right just before, when the data folder was brought up to date (`bringUpToDate`); told with the rest. */
  readonly notices?: readonly Sentence[];
  /** Runs the analyst in a process of its own; without it the analyst runs in this one. */
  readonly fork?: ForkAnalyst;
  /** Path of `reader-thread.js`: what is only read is answered in threads of its own; without it in this one. */
  readonly readerEntry?: string;
  /** Somebody will ask questions: what answers them is read as soon as the engine runs. */
  readonly answers?: boolean;
  /** Path of the bundled `export-thread.js`; without it exports are written in this thread. */
  readonly exportEntry?: string;
  /** Prints reports; without it a Chromium of this machine does. */
  readonly printPdf?: PrintPdf;
  /** Wins over `fork`: tests bring their own analyst. */
  readonly openAnalyst?: OpenAnalyst;
  readonly clock?: Clock;
  /** false: no folder is watched and nothing is taken from the queue until `analyseFolder` asks. */
  readonly watch?: boolean;
  readonly threads?: number;
  /** Listening begins at once and keeps every analyst busy: all of them are opened together. */
  readonly listensAtOnce?: boolean;
  /** Wins over the setting, for this run. */
  readonly analysts?: number | null;
  readonly troubleRestMs?: number;
  /** A server that sends nothing for so many milliseconds has stalled. */
  readonly stallMs?: number;
  /** Who is told of what is heard; without it nobody is. */
  readonly telling?: TellingOptions;
};
