import path from 'node:path';
import type { Position } from '#contract/stations.ts';
import { absolutes, common, shown, textOf, type Common, type Values } from './read-values.ts';
import type { SongCommand } from './song-command.ts';
import { WrongUsage } from './wrong-usage.ts';

/** What is said of a station; what is undefined stays as it is. */
export type StationWish = {
  readonly folders: readonly string[];
  readonly position: Position | undefined;
  readonly zone: string | undefined;
  readonly habitat: string | undefined;
};

type StationsAction =
  | { readonly kind: 'list' }
  | { readonly kind: 'set'; readonly name: string; readonly wish: StationWish }
  | { readonly kind: 'remove'; readonly name: string };

export type StationsOptions = Common & {
  readonly command: 'stations';
  readonly action: StationsAction;
  readonly json: boolean;
};

type SpeciesAction =
  | { readonly kind: 'show' | 'clear' }
  | { readonly kind: 'include' | 'exclude' | 'check'; readonly file: string };

export type SpeciesOptions = Common & {
  readonly command: 'species';
  readonly action: SpeciesAction;
  /** By name; null: everywhere. */
  readonly station: string | null;
  readonly json: boolean;
};

export function addStations(program: SongCommand, found: (options: StationsOptions) => void): void {
  const group = program
    .below('stations', 'help-stations')
    .takes('--pack', 'value-folder', 'help-option-pack')
    .has('--json', 'help-option-json');
  const tell = (action: StationsAction, values: Values): void =>
    found({ command: 'stations', ...common(values), action, json: values['json'] === true });
  const list = group.below('list', 'help-stations-list', { isDefault: true });
  list.action(() => tell({ kind: 'list' }, list.optsWithGlobals()));
  const set = group
    .below('set', 'help-stations-set')
    .needs('value-name', 'help-argument-station')
    .takesMany('--folder', 'value-folder', 'help-stations-folder')
    .takes('--coordinates', 'value-coordinates', 'help-stations-coordinates')
    .takes('--zone', 'value-zone', 'help-stations-zone')
    .takes('--habitat', 'value-text', 'help-stations-habitat');
  set.action((name: string) => {
    const values: Values = set.optsWithGlobals();
    tell({ kind: 'set', name: filled(name), wish: stationWish(values) }, values);
  });
  const remove = group.below('remove', 'help-stations-remove').needs('value-name', 'help-argument-station');
  remove.action((name: string) => tell({ kind: 'remove', name: filled(name) }, remove.optsWithGlobals()));
}

function filled(name: string): string {
  if (name.trim() === '') throw new WrongUsage('usage-missing-station');
  return name.trim();
}

function stationWish(values: Values): StationWish {
  const folders = Array.isArray(values['folder']) ? values['folder'].map(String) : [];
  return {
    folders: absolutes(folders),
    position: positionOf(values['coordinates']),
    zone: textOf(values['zone'])?.trim(),
    habitat: textOf(values['habitat']),
  };
}

/** `47.66,9.18`. @throws WrongUsage */
function positionOf(value: unknown): Position | undefined {
  if (value === undefined) return undefined;
  const found = /^([+-]?\d{1,3}(?:\.\d+)?)\s*[,;]\s*([+-]?\d{1,3}(?:\.\d+)?)$/.exec(String(value).trim());
  const [latitude, longitude] = [Number(found?.[1]) + 0, Number(found?.[2]) + 0];
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
    throw new WrongUsage('usage-coordinates', { option: '--coordinates', given: shown(value) });
  return { latitude, longitude };
}

export function addSpecies(program: SongCommand, found: (options: SpeciesOptions) => void): void {
  const group = program
    .below('species', 'help-species')
    .takes('--station', 'value-name', 'help-species-station')
    .takes('--model', 'value-name', 'help-analyse-model')
    .takes('--pack', 'value-folder', 'help-option-pack')
    .has('--json', 'help-option-json');
  const tell = (action: SpeciesAction, values: Values): void => {
    const station = textOf(values['station'])?.trim() ?? null;
    found({ command: 'species', ...common(values), action, station, json: values['json'] === true });
  };
  for (const kind of ['show', 'clear'] as const) {
    const command = group.below(kind, `help-species-${kind}`, { isDefault: kind === 'show' });
    command.action(() => tell({ kind }, command.optsWithGlobals()));
  }
  for (const kind of ['include', 'exclude', 'check'] as const) {
    const command = group.below(kind, `help-species-${kind}`).needs('value-file', 'help-argument-species-file');
    command.action((file: string) => {
      if (file.trim() === '') throw new WrongUsage('usage-missing-species-file');
      tell({ kind, file: path.resolve(file) }, command.optsWithGlobals());
    });
  }
}
