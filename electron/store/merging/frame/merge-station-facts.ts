import { sentence } from '#contract/words/sentence.ts';
import type { SongDatabase } from '../../opening/song-database.ts';
import {
  factOf,
  stationFactNames,
  stationFacts,
  type StationFact,
  type StationRow,
} from '../../stations/station-changes.ts';
import type { TellConflict } from '../conflict.ts';
import { notedOf, noteLater, type Noted } from '../later-changes.ts';

/** One station of two sides. @param other its row there, with the name that it has here */
type FactsToJoin = {
  readonly here: number;
  readonly key: string;
  readonly theirKey: string;
  readonly other: StationRow;
  /** Where the other one stands, when it is not in the source: both were here. */
  readonly side?: 'main';
};

/**
 * Of each fact the later change holds; what nobody ever said comes from the other side. A fact of which no change is noted was said when
 * the station was made.
 * @param before the row here; null: it came from the source just now. @returns whether it is another one now
 */
export function joinFacts(
  db: SongDatabase,
  { here, key, theirKey, other, side }: FactsToJoin,
  before: StationRow | null,
  tell: TellConflict,
): boolean {
  const notes = { ours: notedOf(db, 'main', 'station-fact'), theirs: notedOf(db, side ?? 'source', 'station-fact') };
  const theirNote = (fact: StationFact): Noted | undefined => notes.theirs.get(JSON.stringify([theirKey, fact]));
  const nameOf = (fact: StationFact): string => JSON.stringify([key, fact]);
  const taken =
    before === null
      ? []
      : stationFactNames.filter((fact) => {
          const [said, theySay] = [factOf(before, fact), factOf(other, fact)];
          const at = notes.ours.get(nameOf(fact))?.at ?? (said === '' ? '' : before.added_at);
          const theirAt = theirNote(fact)?.at ?? (theySay === '' ? '' : other.added_at);
          return theirAt > at || (theirAt === at && theySay > said);
        });
  noteLater(
    db,
    'station-fact',
    stationFactNames.flatMap((fact) => {
      const note = theirNote(fact);
      return note === undefined ? [] : [{ ...note, name: nameOf(fact) }];
    }),
  );
  if (before === null) return false;
  const joined = { ...before, added_at: before.added_at < other.added_at ? before.added_at : other.added_at };
  const columns = taken.flatMap((fact): readonly (keyof StationRow)[] => stationFacts[fact]);
  const after: StationRow = { ...joined, ...Object.fromEntries(columns.map((column) => [column, other[column]])) };
  db.prepare(
    `UPDATE main.stations SET name = @name, latitude = @latitude, longitude = @longitude, zone = @zone, habitat = @habitat,
       clock_min = @clock_min, added_at = @added_at WHERE id = @here`,
  ).run({ ...after, here });
  tellDiffering(before, other, after, tell);
  return taken.some((fact) => factOf(before, fact) !== factOf(after, fact));
}

const told = ['position', 'zone', 'habitat', 'clock'] as const satisfies readonly StationFact[];

/** What both sides say, and say differently. */
function tellDiffering(before: StationRow, other: StationRow, after: StationRow, tell: TellConflict): void {
  const differs = told.some((fact) => {
    const [ours, theirs] = [factOf(before, fact), factOf(other, fact)];
    return ours !== theirs && ours !== '' && theirs !== '';
  });
  if (!differs) return;
  const left = { ...other };
  // Of each fact the word that does not hold.
  for (const fact of told)
    if (factOf(after, fact) === factOf(other, fact))
      for (const column of stationFacts[fact]) Object.assign(left, { [column]: before[column] });
  tell({
    kind: 'station',
    sentence: sentence('merge-station', { name: after.name, kept: said(after), left: said(left) }),
  });
}

function said({ latitude, longitude, zone, habitat, clock_min: clock }: StationRow): string {
  return [latitude, longitude, zone, habitat, clock].filter((value) => value !== null && value !== '').join(', ');
}
