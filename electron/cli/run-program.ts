import { KnownFailure, toFailure } from '#contract/failure.ts';
import { sentence } from '#contract/words/sentence.ts';
import type { ChildrenAhead } from '#transports/fork-ahead.ts';
import { programVersion } from '#transports/program-version.ts';
import { analyseCommand } from './commands/analyse-command.ts';
import { endAtOnce, endProgram } from './end-program.ts';
import { cliOptions, type CliOptions } from './options/cli-options.ts';
import { onOneLine, openOut, type Out } from './out.ts';
import { runLanguage } from './run-language.ts';
import { hidePasswords } from './telling-of.ts';
import { WrongUsage } from './options/wrong-usage.ts';

/** What a command is made of is loaded for it alone, but for the one that is run again and again. */
async function run(options: CliOptions, out: Out, ahead: ChildrenAhead | null): Promise<number> {
  switch (options.command) {
    case 'print':
      out.say(options.text);
      return 0;
    case 'analyse':
      return analyseCommand(options, out, ahead);
    case 'watch':
      return (await import('./commands/watch-command.ts')).watchCommand(options, out);
    case 'serve':
      return (await import('./commands/serve-command.ts')).serveCommand(options, out);
    case 'inspect':
      return (await import('./commands/inspect-command.ts')).inspectCommand(options, out);
    case 'clock':
      return (await import('./commands/clock-command.ts')).clockCommand(options, out);
    case 'data':
      return (await import('./commands/data-command.ts')).dataCommand(options, out);
    case 'models':
      return (await import('./commands/models/models-command.ts')).modelsCommand(options, out);
    case 'stations':
      return (await import('./commands/stations-command.ts')).stationsCommand(options, out);
    case 'species':
      return (await import('./commands/species-command.ts')).speciesCommand(options, out);
    case 'export':
      return (await import('./commands/export-command.ts')).exportCommand(options, out);
    case 'classifier':
      return (await import('./commands/search/classifier-command.ts')).classifierCommand(options, out);
    case 'annotations':
      return (await import('./commands/truth/annotations-command.ts')).annotationsCommand(options, out);
    case 'reviews':
      return (await import('./commands/truth/reviews-command.ts')).reviewsCommand(options, out);
    case 'measure':
      return (await import('./commands/truth/measure-command.ts')).measureCommand(options, out);
    case 'search':
      return (await import('./commands/search/search-command.ts')).searchCommand(options, out);
    case 'paint':
      return (await import('./commands/paint-command.ts')).paintCommand(options, out);
    case 'merge':
      return (await import('./commands/merge-command.ts')).mergeCommand(options, out);
    case 'cluster':
      return (await import('./commands/cluster-command.ts')).clusterCommand(options, out);
  }
}

/** The last catch: wrong usage is 2, everything else that keeps Songsight from working is 1. */
async function main(ahead: ChildrenAhead | null): Promise<number> {
  const words = process.argv.slice(2);
  hidePasswords(words);
  const out = openOut(process.stdout, process.stderr, runLanguage(process.env, words, systemLanguage));
  try {
    return await run(cliOptions(words, out.language, programVersion), out, ahead);
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

const systemLanguage = (): string => new Intl.DateTimeFormat().resolvedOptions().locale;

/**
 * From the words of the command line to the exit code.
 * @param ahead analysts that were started before this was loaded
 */
export async function runProgram(ahead: ChildrenAhead | null): Promise<void> {
  // Whoever read has gone, as `| head` does: nothing more is wanted.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') endAtOnce(0);
      throw error;
    });
  }
  const code = await main(ahead);
  ahead?.end();
  endProgram(code);
}
