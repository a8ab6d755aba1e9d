import path from 'node:path';
import { common, day, textOf, wholeNumber, type Common, type Values } from './read-values.ts';
import type { SongCommand } from './song-command.ts';

/** `songsight search`: clips that sound like a file or a detection. */
export type SearchOptions = Common & {
  readonly command: 'search';
  /** A detection by its number, or a file by its absolute path. */
  readonly like: number | string;
  readonly limit: number;
  readonly station: string | null;
  readonly fromDay: string | null;
  readonly toDay: string | null;
  readonly undetected: boolean;
  readonly json: boolean;
};

const [usualLimit, mostFound] = [20, 500];

export function addSearch(program: SongCommand, found: (options: SearchOptions) => void): void {
  const command = program
    .below('search', 'help-search')
    .needs('value-path', 'help-argument-search')
    .takes('--pack', 'value-folder', 'help-option-pack')
    .takes('--limit', 'value-number', 'help-search-limit')
    .takes('--station', 'value-name', 'help-export-station')
    .takes('--from', 'value-day', 'help-export-from')
    .takes('--to', 'value-day', 'help-export-to')
    .has('--undetected', 'help-search-undetected')
    .has('--json', 'help-option-json');
  command.action((like: string) => {
    const values: Values = command.optsWithGlobals();
    found({
      command: 'search',
      ...common(values),
      like: /^[1-9]\d{0,14}$/.test(like) ? Number(like) : path.resolve(like),
      limit: wholeNumber('--limit', values['limit'], 1, mostFound) ?? usualLimit,
      station: textOf(values['station']) ?? null,
      fromDay: day('--from', values['from']) ?? null,
      toDay: day('--to', values['to']) ?? null,
      undetected: values['undetected'] === true,
      json: values['json'] === true,
    });
  });
}
