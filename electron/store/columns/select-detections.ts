import type { DetectionFilter } from '#contract/detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { inScope, scopeOf, scopeValues } from '../queue/file-scope.ts';
import { dayStartMs } from '../recordings/local-time.ts';
import { detectionColumns, keptUntilChange, recordingColumns } from './columns.ts';
import { bits, unknownHour, type DetectionColumns } from './detection-columns.ts';
import { cut, passing, type Mask, type Terms } from './passing.ts';
import { inSun, sunOf, type SunOf } from './recording-places.ts';
import { mostSpecies } from './species-names.ts';

const msPerHour = 3_600_000;
/** No hour is as late. */
const endOfTime = 0x7f_ff_ff_ff;

/** The ids of all detections under a filter, ascending. The default of `review` is `unrejected`, as in every chart. */
export function selectDetections(db: SongDatabase, filter: DetectionFilter): Uint32Array {
  const { species, review = 'unrejected', pictured = false, ...others } = filter;
  const of = JSON.stringify(others);
  const state = `${review} ${String(pictured)}`;
  // One filter is asked for in several states, and for one species after the other: what these have in common is found once.
  const shown = (): Uint32Array => keptUntilChange(db, `shown ${of}`, () => select(db, detectionColumns(db), others));
  const found = (): Uint32Array =>
    keptUntilChange(db, `detections ${state} ${of}`, () =>
      inState(detectionColumns(db), shown(), statesOf(review, pictured)),
    );
  if (species === undefined) return found();
  return keptUntilChange(db, `detections ${state} ${of} ${JSON.stringify(species)}`, () =>
    ofSpecies(db, detectionColumns(db), found(), species),
  );
}

/** What is on show, whatever its state, its species and its picture. */
type Others = Omit<DetectionFilter, 'species' | 'review' | 'pictured'>;

function select(db: SongDatabase, columns: DetectionColumns, filter: Others): Uint32Array {
  const { sun } = filter;
  const span = sun === undefined ? null : sunOf(db, sun);
  const found = passing(columns, listed(db, filter, columns.last), termsOf(db, columns, filter, span));
  return span?.recordings.includes(inSun.partly) === true ? inSunOnly(columns, found, span) : found;
}

function termsOf(db: SongDatabase, { last }: DetectionColumns, filter: Others, span: SunOf | null): Terms {
  const { but = [], hourOfDay = -1, minScore = Number.NEGATIVE_INFINITY } = filter;
  return {
    recordings: both(recordingMask(db, filter), span === null ? null : span.recordings),
    out: but.length === 0 ? null : maskOf(but, last + 1),
    ...hoursOf(filter),
    ...{ hourOfDay, minScore },
  };
}

/** Every state in which what is on show is as the filter wants it. */
function statesOf(review: DetectionFilter['review'], pictured: boolean): Uint8Array {
  const unwanted = (review === 'unrejected' ? bits.rejected : 0) | (review === 'unreviewed' ? bits.verdict : 0);
  return Uint8Array.from({ length: bits.all + 1 }, (_, state) => {
    if ((state & unwanted) !== 0 || (pictured && (state & bits.pictured) === 0)) return 0;
    return review === 'reviewed' && (state & bits.verdict) === 0 ? 0 : 1;
  });
}

/** Days are whole hours. An unknown time lies in no span of days. */
function hoursOf({ fromDay, toDay }: Others): Pick<Terms, 'fromHour' | 'toHour'> {
  const isAny = fromDay === undefined && toDay === undefined;
  const from = fromDay === undefined ? null : dayStartMs(fromDay);
  const to = toDay === undefined ? null : dayStartMs(toDay);
  return {
    fromHour: from === null ? (isAny ? unknownHour : unknownHour + 1) : from / msPerHour,
    toHour: to === null ? endOfTime : to / msPerHour + 24,
  };
}

/** Those in one of the states; the same list where all are. */
function inState({ state }: DetectionColumns, ids: Uint32Array, states: Uint8Array): Uint32Array {
  let at = 0;
  while (at < ids.length && states[state[ids[at] ?? 0] ?? 0] === 1) at += 1;
  if (at === ids.length) return ids;
  const found = new Uint32Array(ids.length);
  found.set(ids.subarray(0, at));
  let count = at;
  for (; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    if (states[state[id] ?? 0] === 0) continue;
    found[count] = id;
    count += 1;
  }
  return cut(found, count);
}

function both(one: Mask, other: Mask): Mask {
  if (one === null || other === null) return one ?? other;
  const mask = one.slice();
  for (let at = 0; at < mask.length; at += 1) if ((other[at] ?? 0) === 0) mask[at] = 0;
  return mask;
}

function maskOf(ids: readonly number[], length: number): Uint8Array {
  const mask = new Uint8Array(length);
  for (const id of ids) mask[id] = 1;
  return mask;
}

function ofSpecies(
  db: SongDatabase,
  { species }: DetectionColumns,
  ids: Uint32Array,
  codes: readonly string[],
): Uint32Array {
  const wanted = db
    .prepare<[string], number>('SELECT id FROM species WHERE code IN (SELECT value FROM json_each(?))')
    .pluck()
    .all(JSON.stringify(codes));
  const mask = maskOf(wanted, mostSpecies(db) + 1);
  const found = new Uint32Array(ids.length);
  let count = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    if (mask[species[id] ?? 0] !== 1) continue;
    found[count] = id;
    count += 1;
  }
  return cut(found, count);
}

/** The recordings of a filter's station, folders and files. */
export function recordingMask(db: SongDatabase, filter: DetectionFilter): Mask {
  const scope = scopeOf(filter);
  const { station } = filter;
  if (scope === null && station === undefined) return null;
  const columns = recordingColumns(db);
  const inFiles =
    scope === null
      ? null
      : keptUntilChange(db, `scope ${JSON.stringify(scope)}`, () =>
          maskOf(
            db
              .prepare<[object], number>(
                `SELECT n.recording_id FROM files n WHERE ${inScope('n')} AND n.recording_id IS NOT NULL`,
              )
              .pluck()
              .all(scopeValues(scope)),
            columns.last + 1,
          ),
        );
  if (station === undefined) return inFiles;
  const mask = new Uint8Array(columns.last + 1);
  for (let id = 1; id <= columns.last; id += 1)
    if (columns.station[id] === station && (inFiles === null || inFiles[id] === 1)) mask[id] = 1;
  return mask;
}

/** The ids that a filter names one by one, ascending; null: it names none. */
function listed(db: SongDatabase, { only, tag, favourites }: Others, last: number): Uint32Array | null {
  const ids = (sql: string, ...values: string[]): number[] =>
    db
      .prepare<string[], number>(sql)
      .pluck()
      .all(...values);
  const lists = [
    ...(only === undefined ? [] : [only]),
    ...(tag === undefined ? [] : [ids('SELECT detection_id FROM detection_tags WHERE tag = ?', tag)]),
    ...(favourites === true ? [ids('SELECT detection_id FROM favourites')] : []),
  ];
  const [first, ...others] = lists;
  if (first === undefined) return null;
  const sets = others.map((list) => new Set<number>(list));
  return Uint32Array.from(new Set<number>(first.filter((id) => id <= last && sets.every((set) => set.has(id))))).sort();
}

function inSunOnly({ recording, utcMs }: DetectionColumns, found: Uint32Array, span: SunOf): Uint32Array {
  return found.filter((id) => {
    const of = recording[id] ?? 0;
    return span.recordings[of] === inSun.whole || span.holds(of, utcMs[id] ?? Number.NaN);
  });
}

/** By the id of a detection the station of its recording, 0 where it has none. */
export function stationsOfDetections(db: SongDatabase): Uint32Array {
  return keptUntilChange(db, 'detection-stations', () => {
    const [{ recording, last }, { station }] = [detectionColumns(db), recordingColumns(db)];
    const stations = new Uint32Array(last + 1);
    for (let id = 1; id <= last; id += 1) stations[id] = station[recording[id] ?? 0] ?? 0;
    return stations;
  });
}
