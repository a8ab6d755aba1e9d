import { Argument, Command, Option, type ErrorOptions, type Help } from 'commander';
import type { LanguageCode } from '#contract/words/language-code.ts';
import { say, type Sentence, type SentenceKey } from '#contract/words/sentence.ts';
import { misuse } from './misuse.ts';
import { SongHelp, wholeName } from './song-help.ts';
import { WrongUsage } from './wrong-usage.ts';

/** What an option takes: a word such as `folder`, or one of a few words as they are typed. */
export type Taken = SentenceKey | readonly string[];

/** A command of commander's whose help and complaints are said in the language of the run. */
export class SongCommand extends Command {
  readonly language: LanguageCode;
  #notes: readonly SentenceKey[] = [];

  constructor(name: string, language: LanguageCode) {
    super(name);
    this.language = language;
  }

  override createCommand(name: string): SongCommand {
    return new SongCommand(name, this.language);
  }

  override createHelp(): Help {
    return new SongHelp(this.language, this.#notes);
  }

  /** Commander's way to complain: of an unknown option, a missing value and the like. */
  override error(message: string, { code = '' }: ErrorOptions = {}): never {
    throw misuse(this, code, message);
  }

  word(key: SentenceKey): string {
    return say({ key }, this.language);
  }

  /** A command below this one, with one line about it. */
  below(name: string, about: SentenceKey, how: { readonly isDefault?: boolean } = {}): SongCommand {
    const text = this.word(about);
    const command = this.command(name, how);
    command.helpCommand(false);
    return command.summary(text).description(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
  }

  /** Sentences at the end of its help. */
  notes(...notes: readonly SentenceKey[]): this {
    this.#notes = notes;
    return this;
  }

  /** An argument by its word; `many` for one or more. */
  needs(value: SentenceKey, about: SentenceKey, how: 'one' | 'many' | 'any' = 'one'): this {
    const name = `${this.word(value)}${how === 'one' ? '' : '...'}`;
    return this.addArgument(new Argument(how === 'any' ? `[${name}]` : `<${name}>`, this.word(about)));
  }

  /** An option that stands alone. */
  has(long: string, about: SentenceKey): this {
    return this.addOption(new Option(long, this.word(about)));
  }

  /** An option with a value, which stays a text here. */
  takes(long: string, value: Taken, about: SentenceKey | Sentence): this {
    return this.addOption(this.#valued(long, value, about).argParser((text) => this.#filled(long, text)));
  }

  /** The same, as often as a person likes: a list. */
  takesMany(long: string, value: Taken, about: SentenceKey): this {
    const read = (text: string, before: readonly string[] = []): string[] => [...before, this.#filled(long, text)];
    return this.addOption(this.#valued(long, value, about).argParser(read));
  }

  #valued(long: string, value: Taken, about: SentenceKey | Sentence): Option {
    const taken = typeof value === 'string' ? this.word(value) : value.join('|');
    const text = typeof about === 'string' ? this.word(about) : say(about, this.language);
    return new Option(`${long} <${taken}>`, text);
  }

  /** An option that follows where a value should is no value: nobody names a file `--json`. */
  #filled(long: string, text: string): string {
    if (text.trim() !== '' && !/^--[a-z]/.test(text)) return text;
    const wrong = new WrongUsage('usage-value-missing', { option: long });
    wrong.command = wholeName(this);
    throw wrong;
  }
}
