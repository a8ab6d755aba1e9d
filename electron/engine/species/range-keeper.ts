import type { Position } from '#contract/stations.ts';
import { fullScale } from '#analysis/classifying/occurrence-weeks.ts';
import { readOccurrences, writeOccurrences } from '#store/range/occurrences.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import type { Log } from '../log.ts';
import type { AskOccurrence } from '../models/occurrence-in-child.ts';
import type { RangeSource } from './range-source.ts';

/** How likely a species is at one place, 0 to 1. @param week 1 to 48, 0 for the whole year. @returns null for one that the model does not know */
export type LikelihoodHere = (scientificName: string, week: number) => number | null;

/** What is known of where and when species live. */
export type RangeKeeper = {
  /** The model that says so, once it was looked for; null: none is here. */
  source(): RangeSource | null;
  /** Looks for the model again: packs came or went, or another is used. */
  find(): Promise<void>;
  /**
   * Asks the model for those of these places that it was never asked for. Never rejects: unanswered, nothing is filtered there.
   * @returns false where asking for one of them failed, now or before in this run: the next run may do better
   */
  prepare(positions: readonly Position[]): Promise<boolean>;
  /** null: nothing is known of this place. */
  at(position: Position): LikelihoodHere | null;
};

export type RangeParts = {
  readonly db: SongDatabase;
  readonly log: Log;
  readonly ask: AskOccurrence;
  readonly find: () => Promise<RangeSource | null>;
};

/** Places kept in memory: 0.6 MB each with 6,522 species. */
const mostKept = 24;

/** Recorders' positions jitter by metres: hundredths of a degree are one place. */
const rounded = ({ latitude, longitude }: Position): Position => ({
  latitude: Math.round(latitude * 100) / 100,
  longitude: Math.round(longitude * 100) / 100,
});
const nameOf = ({ latitude, longitude }: Position): string => `${latitude} ${longitude}`;

export function createRangeKeeper({ db, log, ask, find }: RangeParts): RangeKeeper {
  let source: RangeSource | null = null;
  let kept = new Map<string, LikelihoodHere | null>();
  /** Asked for, and whether asking went well; not asked again until the model is another. */
  let asked = new Map<string, boolean>();
  let work: Promise<void> = Promise.resolve();

  const look = (position: Position): LikelihoodHere | null => {
    const key = nameOf(position);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const here = source === null ? null : stored(db, source.model, position);
    if (here === null) return null;
    if (kept.size >= mostKept) kept.delete([...kept.keys()][0] ?? '');
    kept.set(key, here);
    return here;
  };

  const askFor = async (positions: readonly Position[]): Promise<void> => {
    if (source === null) return;
    const wanted = new Map(positions.map((each): [string, Position] => [nameOf(rounded(each)), rounded(each)]));
    const unknown = [...wanted].filter(([key, each]) => !asked.has(key) && look(each) === null);
    for (const key of wanted.keys()) if (!asked.has(key)) asked.set(key, true);
    if (unknown.length === 0) return;
    const places = unknown.map(([, each]) => each);
    try {
      const told = await ask({ packFolder: source.folder, positions: places });
      if (told !== null) writeOccurrences(db, told, places);
    } catch (thrown) {
      for (const [key] of unknown) asked.set(key, false);
      log.warn(`The location model does not answer: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
  };

  const inTurn = (step: () => Promise<void>): Promise<void> => {
    work = work.then(step, step);
    return work;
  };
  return {
    source: () => source,
    find: () =>
      inTurn(async () => {
        const found = await find();
        if (found?.model === source?.model && found?.folder === source?.folder) return;
        source = found;
        [kept, asked] = [new Map(), new Map()];
      }),
    prepare: async (positions) => {
      await inTurn(() => askFor(positions));
      return positions.every((each) => asked.get(nameOf(rounded(each))) !== false);
    },
    at: (position) => look(rounded(position)),
  };
}

function stored(db: SongDatabase, model: string, position: Position): LikelihoodHere | null {
  const found = readOccurrences(db, model, position);
  if (found === null) return null;
  const { species, likelihoods } = found;
  const places = new Map(species.map((name, index): [string, number] => [name.toLowerCase(), index]));
  return (scientificName, week) => {
    const index = places.get(scientificName.toLowerCase());
    return index === undefined ? null : (likelihoods[week * species.length + index] ?? 0) / fullScale;
  };
}
