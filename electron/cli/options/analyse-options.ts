import type { SettingsChange } from '#contract/settings.ts';
import { absolute, absolutes, common, wholeNumber, type Common, type Values } from './read-values.ts';
import { settingsChange, takesSettings } from './settings-options.ts';
import { dataOfPart, partOptions, takesPart, type PartOptions } from './cluster-options.ts';
import type { SongCommand } from './song-command.ts';
import { takesTelling, tellingOptions, type TellingChoice } from './telling-options.ts';

export type AnalyseOptions = Common & {
  readonly command: 'analyse';
  /** Folders and files, absolute. */
  readonly paths: readonly string[];
  readonly report: string | null;
  readonly detections: string | null;
  /** Tables replace files of the same name; otherwise they get a number. */
  readonly overwrite: boolean;
  readonly json: boolean;
  readonly change: SettingsChange;
  /** Only this share of the folder; null: all of it. */
  readonly share: PartOptions | null;
};

export type WatchOptions = Common & {
  readonly command: 'watch';
  readonly folders: readonly string[];
  readonly change: SettingsChange;
  readonly telling: TellingChoice | null;
};
export type ServeOptions = Common & {
  readonly command: 'serve';
  readonly folders: readonly string[];
  readonly port: number;
  readonly change: SettingsChange;
};

/** Options of every command that analyses. */
function listening(command: SongCommand): SongCommand {
  return takesSettings(command)
    .takes('--model', 'value-name', 'help-analyse-model')
    .takes('--pack', 'value-folder', 'help-option-pack')
    .takes('--analysts', 'value-number', 'help-analyse-analysts')
    .notes('help-note-remembered', 'help-note-recordings');
}

export function addAnalyse(program: SongCommand, found: (options: AnalyseOptions) => void): void {
  const command = program
    .below('analyse', 'help-analyse')
    .alias('analyze')
    .needs('value-path', 'help-argument-paths', 'many')
    .takes('--report', 'value-file', 'help-analyse-report')
    .takes('--detections', 'value-file', 'help-analyse-detections')
    .has('--overwrite', 'help-option-overwrite')
    .has('--json', 'help-option-json');
  listening(takesPart(command)).action((paths: readonly string[]) =>
    found(analyseOptions(paths, command.optsWithGlobals())),
  );
}

function analyseOptions(paths: readonly string[], values: Values): AnalyseOptions {
  const share = partOptions(values, process.env);
  const chosen = common(values);
  return {
    command: 'analyse',
    ...chosen,
    dataFolder: share === null ? chosen.dataFolder : dataOfPart(chosen.dataFolder, share),
    share,
    paths: absolutes(paths),
    report: absolute(values['report']),
    detections: absolute(values['detections']),
    overwrite: values['overwrite'] === true,
    json: values['json'] === true,
    change: settingsChange(values),
  };
}

export function addWatch(program: SongCommand, found: (options: WatchOptions) => void): void {
  const command = listening(
    takesTelling(program.below('watch', 'help-watch').needs('value-folder', 'help-argument-folders', 'many')),
  );
  command.action((folders: readonly string[]) => {
    const values: Values = command.optsWithGlobals();
    const telling = tellingOptions(values, process.env);
    found({
      command: 'watch',
      ...common(values),
      folders: absolutes(folders),
      telling,
      change: settingsChange(values),
    });
  });
}

export function addServe(program: SongCommand, found: (options: ServeOptions) => void): void {
  const command = program
    .below('serve', 'help-serve')
    .needs('value-folder', 'help-argument-folders', 'any')
    .takes('--port', 'value-number', 'help-serve-port');
  listening(command).action((folders: readonly string[]) => {
    const values: Values = command.optsWithGlobals();
    const port = wholeNumber('--port', values['port'] ?? '4173', 0, 65_535);
    found({
      command: 'serve',
      ...common(values),
      folders: absolutes(folders),
      port: port ?? 0,
      change: settingsChange(values),
    });
  });
}
