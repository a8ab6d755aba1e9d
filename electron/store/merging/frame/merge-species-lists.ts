import { sentence } from '#contract/words/sentence.ts';
import type { SongDatabase } from '../../opening/song-database.ts';
import { readStoredJson } from '../../opening/stored-sentence.ts';
import type { TellConflict } from '../conflict.ts';
import { notedOf, noteLater, theirsHold, type Noted } from '../later-changes.ts';
import type { JoinedStation } from './merge-stations.ts';

type List = { station: number | null; kind: 'include' | 'exclude'; species: string };
const kinds = ['include', 'exclude'] as const;

const listsOf = (db: SongDatabase, side: 'main' | 'source'): List[] =>
  db.prepare<[], List>(`SELECT station_id AS station, kind, species FROM ${side}.species_lists`).all();

/**
 * Two lists for one place become one with the species of both; a species that one side took off its list later than the other put it
 * there goes.
 */
export function mergeSpeciesLists(db: SongDatabase, stations: readonly JoinedStation[], tell: TellConflict): void {
  const keys = new Map(stations.map(({ theirKey, key }) => [theirKey, key]));
  const nameHere = (name: string): string | null => {
    const [station, ...rest] = readStoredJson(name) as [string, ...unknown[]];
    const key = station === '' ? '' : keys.get(station);
    return key === undefined ? null : JSON.stringify([key, ...rest]);
  };
  const theirNotes = notedOf(db, 'source', 'species-list', nameHere);
  const notes = { ours: notedOf(db, 'main', 'species-list'), theirs: theirNotes };
  const lists = { ours: listsOf(db, 'main'), theirs: listsOf(db, 'source') };
  for (const place of [...stations, everywhere])
    for (const kind of kinds) joinList(db, { place, kind, lists, notes }, tell);
  noteLater(db, 'species-list', theirNotes.values());
}

const everywhere = { source: null, here: null, theirKey: '', key: '', name: '–' };

type Both<T> = { readonly ours: T; readonly theirs: T };
type Join = {
  readonly place: JoinedStation | typeof everywhere;
  readonly kind: List['kind'];
  readonly lists: Both<readonly List[]>;
  readonly notes: Both<ReadonlyMap<string, Noted>>;
};

function joinList(db: SongDatabase, { place, kind, lists, notes }: Join, tell: TellConflict): void {
  const find = (all: readonly List[], station: number | null): string[] | null => {
    const found = all.find((list) => list.station === station && list.kind === kind);
    return found === undefined ? null : (readStoredJson(found.species) as string[]);
  };
  const [ours, theirs] = [find(lists.ours, place.here), find(lists.theirs, place.source)];
  const nameOf = (species: string): string => JSON.stringify([place.key, kind, species]);
  const there = (species: readonly string[] | null): Map<string, string> =>
    new Map((species ?? []).map((each) => [nameOf(each), '']));
  const prefix = `${JSON.stringify([place.key, kind]).slice(0, -1)},`;
  const ofList = (noted: ReadonlyMap<string, Noted>): Map<string, Noted> =>
    new Map([...noted].filter(([name]) => name.startsWith(prefix)));
  const taken = theirsHold(
    { noted: ofList(notes.ours), there: there(ours) },
    { noted: ofList(notes.theirs), there: there(theirs) },
  );
  if (taken.length === 0) return;
  const joined = new Set(ours);
  for (const { name, present } of taken) {
    const species = (readStoredJson(name) as [string, string, string])[2];
    if (present) joined.add(species);
    else joined.delete(species);
  }
  writeList(db, place.here, kind, [...joined].sort());
  if (ours === null || theirs === null) return;
  const values = { station: place.name, species: joined.size };
  tell({ kind: 'species-list', sentence: sentence(`merge-list-${kind}`, values) });
}

function writeList(db: SongDatabase, station: number | null, kind: List['kind'], species: readonly string[]): void {
  db.prepare('DELETE FROM main.species_lists WHERE station_id IS ? AND kind = ?').run(station, kind);
  if (species.length === 0) return;
  db.prepare('INSERT INTO main.species_lists (station_id, kind, species) VALUES (?, ?, ?)').run(
    station,
    kind,
    JSON.stringify(species),
  );
}
