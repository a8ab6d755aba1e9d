import { CommanderError } from 'commander';
import type { LanguageCode } from '#contract/words/language-code.ts';
import {
  addAnalyse,
  addServe,
  addWatch,
  type AnalyseOptions,
  type ServeOptions,
  type WatchOptions,
} from './analyse-options.ts';
import { addCluster, addMerge, type ClusterOptions, type MergeOptions } from './cluster-options.ts';
import { addData, type DataOptions } from './data-options.ts';
import { addDigest } from './digest-options.ts';
import { addExport, type ExportCommand } from './export-options.ts';
import { addModels, type ModelsOptions } from './models-options.ts';
import { addSpecies, addStations, type SpeciesOptions, type StationsOptions } from './place-options.ts';
import { languageOf, languageWords } from '../run-language.ts';
import { addClassifier, type ClassifierOptions } from './classifier-options.ts';
import { addAnnotations, type AnnotationsOptions } from './truth/annotations-options.ts';
import { addReviews, type ReviewsOptions } from './truth/reviews-options.ts';
import { addMeasure, type MeasureOptions } from './truth/measure-options.ts';
import { addPaint, type PaintOptions } from './paint-options.ts';
import { addSearch, type SearchOptions } from './search-options.ts';
import { SongCommand } from './song-command.ts';
import { wholeName } from './song-help.ts';
import { addClock, addInspect, type ClockOptions, type InspectOptions } from './time-options.ts';
import { WrongUsage } from './wrong-usage.ts';

export type CliOptions =
  /** Help or the version: only to be printed. */
  | { readonly command: 'print'; readonly text: string }
  | AnalyseOptions
  | WatchOptions
  | ServeOptions
  | InspectOptions
  | ClockOptions
  | ExportCommand
  | ModelsOptions
  | StationsOptions
  | SpeciesOptions
  | SearchOptions
  | PaintOptions
  | ClassifierOptions
  | AnnotationsOptions
  | ReviewsOptions
  | MeasureOptions
  | DataOptions
  | MergeOptions
  | ClusterOptions;

/** Every command with its options, in a language. @param found gets what was typed, or what is to be printed */
export function songProgram(
  language: LanguageCode,
  version: string,
  found: (options: CliOptions) => void,
): SongCommand {
  const program = new SongCommand('songsight', language);
  program.configureOutput({ writeOut: (text) => found({ command: 'print', text: text.trimEnd() }) });
  program
    .description(program.word('help-songsight'))
    .takes('--data', 'value-folder', 'help-option-data')
    .takes('--language', languageWords, 'help-option-language')
    .helpOption('-h, --help', program.word('help-option-help'))
    .version(version, '--version', program.word('help-option-version'))
    .helpCommand(false)
    .exitOverride()
    .notes('help-note-remembered', 'help-note-recordings', 'help-note-exit');
  addAnalyse(program, found);
  addWatch(program, found);
  addServe(program, found);
  addInspect(program, found);
  addClock(program, found);
  addStations(program, found);
  addSpecies(program, found);
  addExport(program, found);
  addDigest(program, found);
  addSearch(program, found);
  addPaint(program, found);
  addClassifier(program, found);
  addAnnotations(program, found);
  addMeasure(program, found);
  addReviews(program, found);
  addData(program, found);
  addModels(program, found);
  addMerge(program, found);
  addCluster(program, found);
  return program;
}

/** `help data check` is `data check --help`; what is no command is complained of. */
function helpWords(program: SongCommand, words: readonly string[]): readonly string[] {
  const [name] = words;
  const isKnown = program.commands.some((each) => each.name() === name || each.aliases().includes(name ?? ''));
  return name === undefined || isKnown ? [...words, '--help'] : words;
}

/** What commander throws after it has printed what was asked for. */
const answers = ['commander.helpDisplayed', 'commander.version'];

/**
 * Turns the words after the program's name into a command.
 * @param language of the help
 * @param version what `--version` answers
 * @throws WrongUsage with a sentence for the person who typed it.
 */
export function cliOptions(words: readonly string[], language: LanguageCode = 'en', version = ''): CliOptions {
  if (words.length === 0) throw new WrongUsage('usage-nothing');
  const [first, ...rest] = words;
  let options: CliOptions = { command: 'print', text: '' };
  const program = songProgram(language, version, (found) => {
    options = found;
  });
  let called = program.name();
  program.hook('preAction', (_, command) => {
    called = wholeName(command);
    languageOf(program.opts()['language']);
  });
  try {
    program.parse(first === 'help' ? helpWords(program, rest) : words, { from: 'user' });
  } catch (thrown) {
    if (thrown instanceof WrongUsage && called !== program.name()) thrown.command = called;
    if (!(thrown instanceof CommanderError) || !answers.includes(thrown.code)) throw thrown;
  }
  return options;
}
