#!/usr/bin/env node
import { KnownFailure, toFailure } from '#contract/failure.ts';
import { programVersion } from '#transports/program-version.ts';
import { analyseCommand } from './commands/analyse-command.ts';
import { clockCommand } from './commands/clock-command.ts';
import { dataCommand } from './commands/data-command.ts';
import { cliOptions, type CliOptions } from './cli-options.ts';
import { exportCommand } from './commands/export-command.ts';
import { helpText } from './help-text.ts';
import { inspectCommand } from './commands/inspect-command.ts';
import { openOut, type Out } from './out.ts';
import { packsCommand } from './commands/models-command.ts';
import { runLanguage } from './run-language.ts';
import { serveCommand } from './commands/serve-command.ts';
import { watchCommand } from './commands/watch-command.ts';
import { WrongUsage } from './wrong-usage.ts';

async function run(options: CliOptions, out: Out): Promise<number> {
  switch (options.command) {
    case 'help':
      out.say(helpText.trimEnd());
      return 0;
    case 'version':
      out.say(programVersion);
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
    case 'packs':
      return packsCommand(options, out);
    case 'export':
      return exportCommand(options, out);
  }
}

/** The last catch: wrong usage is 2, everything else that keeps Songsight from working is 1. */
async function main(): Promise<number> {
  const out = openOut(process.stdout, process.stderr, runLanguage(process.env));
  try {
    return await run(cliOptions(process.argv.slice(2)), out);
  } catch (thrown) {
    if (thrown instanceof WrongUsage) {
      out.tell(`${thrown.message}\nsongsight --help says more.`);
      return 2;
    }
    const failure = toFailure(thrown);
    const { path: place } = failure;
    const message = out.words(failure);
    out.tell(place === undefined || message.includes(place) ? message : `${message} (${place})`);
    if (!(thrown instanceof KnownFailure)) out.tell(String(thrown instanceof Error ? thrown.stack : thrown));
    return 1;
  }
}

/** Whoever read has gone, as `| head` does: nothing more is wanted. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

process.exitCode = await main();
