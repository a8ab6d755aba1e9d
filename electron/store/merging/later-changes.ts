import type { SongDatabase } from '../opening/song-database.ts';
import type { NamedKind } from '../review/person-changes.ts';

/** What was noted last of something: see `person_changes`. */
export type Noted = { readonly name: string; readonly present: number; readonly at: string; readonly became: string };

/** What one side knows of things of one kind, by the names that they have here. */
export type Side = {
  readonly noted: ReadonlyMap<string, Noted>;
  /** What is there, with when it was made where nothing else is noted; '': nobody knows. */
  readonly there: ReadonlyMap<string, string>;
};

/** All that is noted of a kind. @param nameHere what a name is here; null: nothing here is meant */
export function notedOf(
  db: SongDatabase,
  side: 'main' | 'source',
  kind: NamedKind,
  nameHere: (name: string) => string | null = (name) => name,
): Map<string, Noted> {
  const rows = db
    .prepare<[string], Noted>(
      `SELECT name, present, changed_at AS at, became FROM ${side}.person_changes
       WHERE kind = ? AND detection_id IS NULL AND recording_id IS NULL`,
    )
    .all(kind);
  const noted = new Map<string, Noted>();
  for (const row of rows) {
    const name = nameHere(row.name);
    const known = name === null ? undefined : noted.get(name);
    if (name !== null && (known === undefined || isLater(row, known))) noted.set(name, { ...row, name });
  }
  return noted;
}

function isLater(one: Noted, other: Noted): boolean {
  if (one.at !== other.at) return one.at > other.at;
  return one.present === other.present ? one.became > other.became : one.present < other.present;
}

/** Keeps the later of what both sides noted. */
export function noteLater(db: SongDatabase, kind: NamedKind, theirs: Iterable<Noted>): void {
  const note = db.prepare(
    `INSERT INTO main.person_changes (kind, name, present, changed_at, became) VALUES (@kind, @name, @present, @at, @became)
     ON CONFLICT DO UPDATE SET present = excluded.present, changed_at = excluded.changed_at, became = excluded.became
       WHERE excluded.changed_at > changed_at OR (excluded.changed_at = changed_at
         AND (excluded.present < present OR (excluded.present = present AND excluded.became > became)))`,
  );
  for (const each of theirs) note.run({ ...each, kind });
}

type State = { readonly present: boolean; readonly at: string };

/** A thing that is noted as there and is not is one of which nothing is known. */
function stateOf({ noted, there }: Side, name: string): State {
  const [note, made] = [noted.get(name), there.get(name)];
  const present = made !== undefined;
  return { present, at: note !== undefined && (note.present === 1) === present ? note.at : (made ?? '') };
}

/**
 * The names of which the source's word is the later: what is there on its side is to be taken over, and what is not is to be removed. What
 * one side never had is not removed from the other; of two words of the same moment the one that takes away holds.
 */
export function theirsHold(
  ours: Side,
  theirs: Side,
  tie: (name: string) => boolean = () => false,
): readonly { readonly name: string; readonly present: boolean }[] {
  const names = new Set([...theirs.there.keys(), ...theirs.noted.keys()]);
  return [...names]
    .map((name) => ({ name, here: stateOf(ours, name), other: stateOf(theirs, name) }))
    .filter(({ name, here, other }) => holds(here, other, () => tie(name)))
    .map(({ name, other }) => ({ name, present: other.present }));
}

function holds(here: State, other: State, tie: () => boolean): boolean {
  if (!here.present && !other.present) return false;
  if (here.at !== other.at) return other.at > here.at && (other.present || other.at !== '');
  if (here.present === other.present) return tie();
  return here.at === '' ? other.present : here.present;
}
