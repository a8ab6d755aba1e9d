import type { DetectionFilter } from '#contract/detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { inScope, scopeOf, scopeValues } from '../queue/file-scope.ts';
import { dayStartMs } from '../recordings/local-time.ts';
import { detectionColumns, keptUntilChange, recordingColumns } from './columns.ts';
import { bits, type DetectionColumns } from './detection-columns.ts';
import { inSun, sunOf, type SunOf } from './recording-places.ts';

const msPerDay = 86_400_000;
const msPerHour = 3_600_000;

/** The ids of all detections under a filter, ascending. The default of `review` is `unrejected`, as in every chart. */
export function selectDetections(db: SongDatabase, filter: DetectionFilter): Uint32Array {
  const key = `detections ${JSON.stringify(filter)}`;
  return keptUntilChange(db, key, () => {
    const { species, ...others } = filter;
    if (species === undefined) return select(db, detectionColumns(db), filter);
    // One species is asked for after the other: what they have in common is found once.
    return ofSpecies(db, detectionColumns(db), selectDetections(db, others), species);
  });
}

/** What has a place in it is taken; null: everything is. */
type Mask = Uint8Array | null;

/** One pass for each thing that the filter speaks of, over what the passes before left. */
function select(db: SongDatabase, columns: DetectionColumns, filter: DetectionFilter): Uint32Array {
  const { recording, wallMs, score } = columns;
  let found = ofState(columns, filter, listed(db, filter, columns.last));
  const { minScore, but, sun, hourOfDay } = filter;
  if (minScore !== undefined) found = kept(found, (id) => (score[id] ?? 0) >= minScore);
  const mask = recordingMask(db, filter);
  if (mask !== null) found = kept(found, (id) => mask[recording[id] ?? 0] === 1);
  const { fromMs, toMs } = spanOf(filter);
  // No comparison with an unknown time is true.
  if (filter.fromDay !== undefined || filter.toDay !== undefined)
    found = kept(found, (id) => (wallMs[id] ?? Number.NaN) >= fromMs && (wallMs[id] ?? Number.NaN) < toMs);
  if (hourOfDay !== undefined)
    found = kept(found, (id) => Math.floor((wallMs[id] ?? Number.NaN) / msPerHour) % 24 === hourOfDay);
  if (but !== undefined && but.length > 0) {
    const out = maskOf(but, columns.last + 1);
    found = kept(found, (id) => out[id] === 0);
  }
  return sun === undefined ? found : inSunOnly(columns, found, sunOf(db, sun));
}

/** What is on show, in the state that the filter wants. */
function ofState({ state, last }: DetectionColumns, filter: DetectionFilter, among: Uint32Array | null): Uint32Array {
  const [wanted, flags] = statesOf(filter);
  const isReviewed = filter.review === 'reviewed';
  if (among !== null)
    return kept(among, (id) => {
      const flag = state[id] ?? 0;
      return (flag & wanted) === flags && !(isReviewed && (flag & bits.verdict) === 0);
    });
  const found = new Uint32Array(last);
  let count = 0;
  for (let id = 1; id <= last; id += 1) {
    const flag = state[id] ?? 0;
    if ((flag & wanted) !== flags || (isReviewed && (flag & bits.verdict) === 0)) continue;
    found[count] = id;
    count += 1;
  }
  return cut(found, count);
}

/** Which bits are looked at, and how they are to be. */
function statesOf({ review = 'unrejected', pictured }: DetectionFilter): readonly [wanted: number, flags: number] {
  const wanted =
    bits.shown |
    (pictured === true ? bits.pictured : 0) |
    (review === 'unrejected' ? bits.rejected : 0) |
    (review === 'unreviewed' ? bits.verdict : 0);
  return [wanted, bits.shown | (pictured === true ? bits.pictured : 0)];
}

function spanOf(filter: DetectionFilter): { fromMs: number; toMs: number } {
  const from = filter.fromDay === undefined ? null : dayStartMs(filter.fromDay);
  const to = filter.toDay === undefined ? null : dayStartMs(filter.toDay);
  return { fromMs: from ?? Number.NEGATIVE_INFINITY, toMs: to === null ? Number.POSITIVE_INFINITY : to + msPerDay };
}

function maskOf(ids: readonly number[], length: number): Uint8Array {
  const mask = new Uint8Array(length);
  for (const id of ids) mask[id] = 1;
  return mask;
}

/** Those of the ids that are wanted. */
function kept(ids: Uint32Array, isWanted: (id: number) => boolean): Uint32Array {
  const found = new Uint32Array(ids.length);
  let count = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    if (!isWanted(id)) continue;
    found[count] = id;
    count += 1;
  }
  return cut(found, count);
}

/** Only the first of these; what is left over is let go where it is much. */
const cut = (ids: Uint32Array, count: number): Uint32Array =>
  count > ids.length / 2 ? ids.subarray(0, count) : ids.slice(0, count);

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
  const mask = maskOf(wanted, 1 + Math.max(0, ...wanted));
  return kept(ids, (id) => mask[species[id] ?? 0] === 1);
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
function listed(db: SongDatabase, { only, tag, favourites }: DetectionFilter, last: number): Uint32Array | null {
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
  return kept(found, (id) => {
    const of = recording[id] ?? 0;
    const how = span.recordings[of];
    return how === inSun.whole || (how === inSun.partly && span.holds(of, utcMs[id] ?? Number.NaN));
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
