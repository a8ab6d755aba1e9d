#!/usr/bin/env node
import { KnownFailure, toFailure } from '#contract/failure.ts';
import { sentence } from '#contract/words/sentence.ts';
import { letMoreWait } from '#engine/watching/settle.ts';
import { programVersion } from '#transports/program-version.ts';
import { analyseCommand } from './commands/analyse-command.ts';
import { clockCommand } from './commands/clock-command.ts';
import { clusterCommand } from './commands/cluster-command.ts';
import { dataCommand } from './commands/data-command.ts';
import { endAtOnce, endProgram } from './end-program.ts';
import { cliOptions, type CliOptions } from './options/cli-options.ts';
import { exportCommand } from './commands/export-command.ts';
import { inspectCommand } from './commands/inspect-command.ts';
import { mergeCommand } from './commands/merge-command.ts';
import { onOneLine, openOut, type Out } from './out.ts';
import { annotationsCommand } from './commands/truth/annotations-command.ts';
import { reviewsCommand } from './commands/truth/reviews-command.ts';
import { measureCommand } from './commands/truth/measure-command.ts';
import { modelsCommand } from './commands/models/models-command.ts';
import { runLanguage } from './run-language.ts';
import { serveCommand } from './commands/serve-command.ts';
import { speciesCommand } from './commands/species-command.ts';
import { classifierCommand } from './commands/search/classifier-command.ts';
import { searchCommand } from './commands/search/search-command.ts';
import { stationsCommand } from './commands/stations-command.ts';
import { watchCommand } from './commands/watch-command.ts';
import { hidePasswords } from './telling-of.ts';
import { WrongUsage } from './options/wrong-usage.ts';

async function run(options: CliOptions, out: Out): Promise<number> {
  switch (options.command) {
    case 'print':
      out.say(options.text);
      return 0;
    case 'analyse':
      return analyseCommand(options, out);
    case 'watch':
      return watchCommand(options, out);
    case 'serve':
      return serveCommand(options, out);
    case 'inspect':
      return inspectCommand(options, out);
    case 'clock':
      return clockCommand(options, out);
    case 'data':
      return dataCommand(options, out);
    case 'models':
      return modelsCommand(options, out);
    case 'stations':
      return stationsCommand(options, out);
    case 'species':
      return speciesCommand(options, out);
    case 'export':
      return exportCommand(options, out);
    case 'classifier':
      return classifierCommand(options, out);
    case 'annotations':
      return annotationsCommand(options, out);
    case 'reviews':
      return reviewsCommand(options, out);
    case 'measure':
      return measureCommand(options, out);
    case 'search':
      return searchCommand(options, out);
    case 'merge':
      return mergeCommand(options, out);
    case 'cluster':
      return clusterCommand(options, out);
  }
}

/** The last catch: wrong usage is 2, everything else that keeps Songsight from working is 1. */
async function main(): Promise<number> {
  const words = process.argv.slice(2);
  hidePasswords(words);
  const { locale } = new Intl.DateTimeFormat().resolvedOptions();
  const out = openOut(process.stdout, process.stderr, runLanguage(process.env, words, locale));
  try {
    return await run(cliOptions(words, out.language, programVersion), out);
  } catch (thrown) {
    if (thrown instanceof WrongUsage) {
      const [wrong, more] = [
        out.words(thrown.sentence),
        out.words(sentence('usage-more', { command: thrown.command })),
      ];
      out.tell(wrong);
      if (!wrong.includes(more)) out.tell(more);
      return 2;
    }
    const failure = toFailure(thrown);
    const place = onOneLine(failure.path ?? '');
    const message = out.words(failure);
    out.tell(place === '' || message.includes(place) ? message : `${message} (${place})`);
    if (!(thrown instanceof KnownFailure)) out.tell(String(thrown instanceof Error ? thrown.stack : thrown));
    return 1;
  }
}

/** Whoever read has gone, as `| head` does: nothing more is wanted. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') endAtOnce(0);
    throw error;
  });
}

// Before the first call to the file system.
letMoreWait(process.env);
endProgram(await main());
