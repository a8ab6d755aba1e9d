import type { Command } from 'commander';
import { songProgram } from '#cli/options/cli-options.ts';
import { SongHelp, wholeName } from '#cli/options/song-help.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

function table(rows: readonly (readonly [string, string])[], head: string): string[] {
  if (rows.length === 0) return [];
  return [
    `| ${head} | |`,
    '|---|---|',
    ...rows.map(([term, text]) => `| \`${term.replaceAll('|', '\\|')}\` | ${cell(text)} |`),
    '',
  ];
}

function section(command: Command, depth: number): string[] {
  const help = new SongHelp('en', []);
  const options = help.visibleOptions(command).filter(({ long }) => long !== '--help');
  return [
    `${'#'.repeat(depth)} ${wholeName(command)}`,
    '',
    `\`${help.commandUsage(command)}\``,
    '',
    command.description(),
    '',
    ...table(
      help.visibleArguments(command).map((each): [string, string] => [help.argumentTerm(each), each.description]),
      'argument',
    ),
    ...table(
      options.map(({ flags, description }): [string, string] => [flags, description]),
      'option',
    ),
    ...command.commands.flatMap((each) => section(each, depth + 1)),
  ];
}

/** Every command and option, as `--help` tells of them in English. */
function commandReference(): string {
  const program = songProgram('en', '', () => undefined);
  const help = new SongHelp('en', []);
  const everywhere = help
    .visibleOptions(program)
    .map(({ flags, description }): [string, string] => [flags, description]);
  return [
    '### Options of every command',
    '',
    ...table(everywhere, 'option'),
    ...program.commands.flatMap((each) => section(each, 3)),
  ].join('\n');
}

const [begin, end] = ['<!-- begin: made by npm run cli-docs -->', '<!-- end -->'];

/** The page with its reference made anew; what people wrote around it stays. */
export function withReference(page: string): string {
  const [at, to] = [page.indexOf(begin), page.indexOf(end)];
  if (at < 0 || to < at) throw new Error(`The page has no place for the reference: ${begin} ... ${end}`);
  return `${page.slice(0, at + begin.length)}\n\n${commandReference().trimEnd()}\n\n${page.slice(to)}`;
}
