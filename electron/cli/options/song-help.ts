import { Help, type Argument, type Command, type Option } from 'commander';
import type { LanguageCode } from '#contract/words/language-code.ts';
import { say, type SentenceKey } from '#contract/words/sentence.ts';

const usualWidth = 100;

/** The name a command is called by, with those above it: `songsight data check`. */
export function wholeName(command: Command): string {
  return command.parent === null ? command.name() : `${wholeName(command.parent)} ${command.name()}`;
}

/** `--help` of a command in the language of the run. */
export class SongHelp extends Help {
  override showGlobalOptions = true;
  readonly #language: LanguageCode;
  readonly #notes: readonly SentenceKey[];

  constructor(language: LanguageCode, notes: readonly SentenceKey[]) {
    super();
    this.#language = language;
    this.#notes = notes;
  }

  #word(key: SentenceKey): string {
    return say({ key }, this.#language);
  }

  /** `songsight data link [options] <old> <new>` */
  override commandUsage(command: Command): string {
    const [options, sub] = [this.#word('value-options'), this.#word('value-command')];
    const terms = command.registeredArguments.map((argument) => this.argumentTerm(argument));
    const subs = command.commands.length === 0 ? [] : [`[${sub}]`];
    return [wholeName(command), `[${options}]`, ...subs, ...terms].join(' ');
  }

  /** The version is asked of the program alone. */
  override visibleGlobalOptions(command: Command): Option[] {
    return super.visibleGlobalOptions(command).filter(({ long }) => long !== '--version');
  }

  override argumentTerm(argument: Argument): string {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  }

  override subcommandTerm(command: Command): string {
    const terms = command.registeredArguments.map((argument) => this.argumentTerm(argument));
    return [[command.name(), ...command.aliases()].join('|'), ...terms].join(' ');
  }

  override formatHelp(command: Command, helper: Help): string {
    const width = helper.padWidth(command, helper);
    const item = (term: string, text: string): string => helper.formatItem(term, width, text, helper);
    const options = (of: readonly Option[]): string[] => of.map((each) => item(each.flags, each.description));
    const list = (heading: SentenceKey, items: readonly string[]): string[] =>
      items.length === 0 ? [] : [this.#word(heading), ...items, ''];
    const wrapped = (text: string): string => helper.boxWrap(text, helper.helpWidth ?? usualWidth);
    const own = helper.visibleOptions(command);
    return [
      `${this.#word('help-usage')} ${this.commandUsage(command)}`,
      '',
      wrapped(command.description()),
      '',
      ...list(
        'help-arguments',
        helper.visibleArguments(command).map((each) => item(this.argumentTerm(each), each.description)),
      ),
      ...list(
        'help-commands',
        helper.visibleCommands(command).map((each) => item(this.subcommandTerm(each), each.summary())),
      ),
      ...list(command.parent === null ? 'help-everywhere' : 'help-options', options(own)),
      ...list('help-everywhere', options(helper.visibleGlobalOptions(command))),
      ...this.#notes.map((note) => wrapped(this.#word(note))),
    ].join('\n');
  }
}
