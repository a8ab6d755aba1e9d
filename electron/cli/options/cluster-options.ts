import path from 'node:path';
import type { Part } from '#engine/parts/share.ts';
import { mostParts, partFromScheduler, readPart } from '#engine/parts/array-task.ts';
import { absolute, shown, textOf, wholeNumber, type Values } from './read-values.ts';
import { settingFlags, settingOptions, settingsChange, takesSettings } from './settings-options.ts';
import type { SongCommand } from './song-command.ts';
import { WrongUsage } from './wrong-usage.ts';

export type MergeOptions = {
  readonly command: 'merge';
  readonly sources: readonly string[];
  readonly into: string;
  readonly json: boolean;
};

export type ClusterOptions = {
  readonly command: 'cluster';
  readonly folder: string;
  readonly parts: number;
  readonly out: string;
  readonly cpus: number;
  /** How Songsight is called on the cluster; null: as here. */
  readonly program: string | null;
  /** Options of `analyse` that every part gets. */
  readonly analyse: readonly string[];
};

/** Which share of a folder is analysed. */
export type PartOptions = { readonly part: Part; readonly fileList: string | null };

export function addMerge(program: SongCommand, found: (options: MergeOptions) => void): void {
  const command = program
    .below('merge', 'help-merge')
    .needs('value-folder', 'help-argument-sources', 'many')
    .takes('--into', 'value-folder', 'help-merge-into')
    .has('--json', 'help-option-json');
  command.action((sources: readonly string[]) => {
    const values: Values = command.optsWithGlobals();
    const into = absolute(values['into'] ?? values['data']);
    if (into === null) throw new WrongUsage('usage-option-missing', { option: '--into' });
    found({
      command: 'merge',
      sources: sources.map((each) => path.resolve(each)),
      into,
      json: values['json'] === true,
    });
  });
}

/** Of `analyse`, besides the settings: which model listens. */
const modelOptions = [
  ['--pack', 'value-folder', 'help-option-pack'],
  ['--model', 'value-name', 'help-analyse-model'],
] as const;

export function addCluster(program: SongCommand, found: (options: ClusterOptions) => void): void {
  const command = program
    .below('cluster', 'help-cluster')
    .needs('value-folder', 'help-argument-folders')
    .has('--slurm', 'help-cluster-slurm')
    .takes('--parts', 'value-number', 'help-cluster-parts')
    .takes('--out', 'value-folder', 'help-cluster-out')
    .takes('--cpus', 'value-number', 'help-cluster-cpus')
    .takes('--command', 'value-text', 'help-cluster-command');
  for (const [option, value, about] of modelOptions) command.takes(option, value, about);
  takesSettings(command);
  command.action((folder: string) => found(clusterOptions(folder, command.optsWithGlobals())));
}

function clusterOptions(folder: string, values: Values): ClusterOptions {
  const parts = wholeNumber('--parts', values['parts'], 1, mostParts);
  const out = absolute(values['out']);
  for (const [option, given] of [
    ['--slurm', values['slurm'] === true],
    ['--parts', parts !== undefined],
    ['--out', out !== null],
  ] as const) {
    if (!given) throw new WrongUsage('usage-option-missing', { option });
  }
  // A value that cannot be is told now, not by every task.
  settingsChange(values);
  const handed = [...modelOptions, ...settingOptions].flatMap(([option]) => handedValue(option, values));
  const flags = settingFlags.flatMap(([flag]) => (values[camelCase(flag)] === true ? [flag] : []));
  return {
    command: 'cluster',
    folder: path.resolve(folder),
    parts: parts ?? 1,
    out: out ?? '',
    cpus: wholeNumber('--cpus', values['cpus'], 1, 1024) ?? 4,
    program: textOf(values['command']) ?? null,
    // Pictures are painted in the season, when somebody looks at it.
    analyse: [...(values['pictures'] === undefined ? ['--pictures', 'none'] : []), ...handed, ...flags],
  };
}

/** The name under which commander keeps an option. */
function camelCase(option: string): string {
  return option.slice(2).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function handedValue(option: string, values: Values): string[] {
  const value = textOf(values[camelCase(option)]);
  if (value === undefined) return [];
  return [option, option === '--pack' ? path.resolve(value) : value];
}

/** The options of `analyse` that make it listen to a share. */
export function takesPart(command: SongCommand): SongCommand {
  return command
    .takes('--part', 'value-part', 'help-analyse-part')
    .takes('--parts', 'value-number', 'help-analyse-parts')
    .takes('--file-list', 'value-file', 'help-analyse-file-list');
}

/** @throws WrongUsage, and KnownFailure where a scheduler's variables say no part. */
export function partOptions(values: Values, environment: NodeJS.ProcessEnv): PartOptions | null {
  const of = wholeNumber('--parts', values['parts'], 1, mostParts);
  const text = textOf(values['part'])?.trim();
  const fileList = absolute(values['fileList']);
  if (text === undefined) {
    if (of !== undefined) throw new WrongUsage('usage-part-alone', { option: '--parts' });
    if (fileList !== null) throw new WrongUsage('usage-part-alone', { option: '--file-list' });
    return null;
  }
  const part = text === 'auto' ? partFromScheduler(environment, of ?? null) : readPart(text);
  if (part === null) throw new WrongUsage('usage-part', { given: shown(text) });
  return { part, fileList };
}

/** `{part}` in the name of a data folder, where no shell fills it in. */
export function dataOfPart(dataFolder: string | null, { part }: PartOptions): string | null {
  return dataFolder?.replaceAll('{part}', String(part.number)) ?? null;
}
