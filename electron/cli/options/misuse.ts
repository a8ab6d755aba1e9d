import type { Command } from 'commander';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { nearestWords } from './nearest-words.ts';
import { wholeName } from './song-help.ts';
import { WrongUsage } from './wrong-usage.ts';

/**
 * What commander complains of, as a sentence of ours.
 * @param message commander's own, for the name that stands in it in quotes
 */
export function misuse(command: Command, code: string, message: string): WrongUsage {
  const named = /'(.*)'/.exec(message)?.[1] ?? '';
  const meant = code === 'commander.excessArguments' && isUsualOne(command) ? command.parent : command;
  const wrong = misuseOf(command, code, named);
  wrong.command = wholeName(meant);
  return wrong;
}

function misuseOf(command: Command, code: string, named: string): WrongUsage {
  switch (code) {
    case 'commander.unknownCommand':
      return unknownCommand(command, named);
    case 'commander.unknownOption':
      return unknownOption(command, named);
    case 'commander.optionMissingArgument':
      return new WrongUsage('usage-value-missing', { option: named });
    case 'commander.excessArguments':
      return tooMuch(command);
    case 'commander.missingArgument':
      return missing(command);
    default:
      return new WrongUsage('usage-nothing');
  }
}

const listed = (words: readonly string[]): string => words.join(', ');

function unknownCommand(command: Command, given: string): WrongUsage {
  const names = command.commands.flatMap((each) => [each.name(), ...each.aliases()]);
  const near = nearestWords(given, names);
  const plain = command.commands.map((each) => each.name());
  const hint = near.length > 0 ? didYouMean(near) : sentence('usage-knows', { names: listed(plain) });
  return new WrongUsage('usage-unknown-command', { command: wholeName(command), given, hint });
}

const didYouMean = (near: readonly string[]): Sentence => sentence('usage-did-you-mean', { names: listed(near) });

function unknownOption(command: Command, given: string): WrongUsage {
  const help = command.createHelp();
  const options = [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
  const names = options.flatMap(({ long }) => long ?? []);
  const [name = given] = given.split('=');
  if (names.includes(name)) return new WrongUsage('usage-no-value', { option: name });
  const near = name.startsWith('--')
    ? nearestWords(
        name.slice(2),
        names.map((each) => each.slice(2)),
      )
    : [];
  const whole = wholeName(command);
  const hint =
    near.length > 0 ? didYouMean(near.map((each) => `--${each}`)) : sentence('usage-more', { command: whole });
  return new WrongUsage('usage-unknown-option', { command: whole, given: name, hint });
}

/** The command that `data` and `models` stand for alone: a word too much behind it was meant as another command of theirs. */
function isUsualOne(command: Command): command is Command & { readonly parent: Command } {
  const { parent } = command;
  return parent !== null && parent.parent !== null && parent.commands[0] === command;
}

function tooMuch(command: Command): WrongUsage {
  const { args } = command;
  if (isUsualOne(command)) return unknownCommand(command.parent, args[0] ?? '');
  const given = args[command.registeredArguments.length] ?? '';
  return new WrongUsage('usage-too-much', { command: wholeName(command), given });
}

function missing(command: Command): WrongUsage {
  if (command.parent?.name() === 'stations') return new WrongUsage('usage-missing-station');
  if (command.parent?.name() === 'species') return new WrongUsage('usage-missing-species-file');
  switch (command.name()) {
    case 'analyse':
      return new WrongUsage('usage-missing-analyse');
    case 'watch':
      return new WrongUsage('usage-missing-watch');
    case 'inspect':
      return new WrongUsage('usage-missing-inspect');
    case 'clock':
      return new WrongUsage('usage-missing-clock');
    case 'restore':
      return new WrongUsage('usage-missing-restore');
    case 'link':
      return new WrongUsage('usage-missing-link');
    case 'merge':
      return new WrongUsage('usage-missing-merge');
    case 'cluster':
      return new WrongUsage('usage-missing-cluster');
    case 'import':
    case 'check':
      return new WrongUsage('usage-missing-model-file');
    default:
      return new WrongUsage('usage-missing-model');
  }
}
