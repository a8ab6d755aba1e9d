import type { DetectionFilter } from '#contract/detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { detectionColumns, keptUntilChange } from './columns.ts';
import { unknownHour } from './detection-columns.ts';
import { selectDetections } from './select-detections.ts';

/** So many detections in an hour, since 1970 on the recorder's clock. */
type HourCount = { readonly hour: number; readonly count: number };

/** Detections hour by hour, ascending; hours without any are left out. */
export type CountedHours = { readonly hours: readonly HourCount[]; readonly undated: number };

/** Up to so many hours from the first to the last are counted in a plain array: 200 years. */
const mostHours = 2_000_000;

/** Detections under a filter by the hour in which they were heard. */
export function countedHours(db: SongDatabase, filter: DetectionFilter): CountedHours {
  return keptUntilChange(db, `hours ${JSON.stringify(filter)}`, () =>
    counted(detectionColumns(db).hours, selectDetections(db, filter)),
  );
}

/** The first and the last hour that is known of these; first > last where there is none. */
export function hourSpan(hours: Int32Array, ids: Uint32Array): readonly [first: number, last: number] {
  let [first, last] = [0x7f_ff_ff_ff, unknownHour];
  for (let at = 0; at < ids.length; at += 1) {
    const hour = hours[ids[at] ?? 0] ?? 0;
    if (hour > last) last = hour;
    if (hour < first && hour !== unknownHour) first = hour;
  }
  return [first, last];
}

function counted(hours: Int32Array, ids: Uint32Array): CountedHours {
  const [first, last] = hourSpan(hours, ids);
  if (last - first >= mostHours) return countedInMap(hours, ids);
  const counts = new Uint32Array(Math.max(0, last - first + 1));
  let undated = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const hour = hours[ids[at] ?? 0] ?? 0;
    if (hour === unknownHour) undated += 1;
    else counts[hour - first] = (counts[hour - first] ?? 0) + 1;
  }
  const found: HourCount[] = [];
  for (let at = 0; at < counts.length; at += 1) {
    const count = counts[at] ?? 0;
    if (count > 0) found.push({ hour: first + at, count });
  }
  return { hours: found, undated };
}

/** The same where times lie centuries apart. */
function countedInMap(hours: Int32Array, ids: Uint32Array): CountedHours {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(hours[id] ?? 0, (counts.get(hours[id] ?? 0) ?? 0) + 1);
  const undated = counts.get(unknownHour) ?? 0;
  counts.delete(unknownHour);
  return { hours: [...counts].sort(([a], [b]) => a - b).map(([hour, count]) => ({ hour, count })), undated };
}
