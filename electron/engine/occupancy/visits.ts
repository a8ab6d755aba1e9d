import type { DetectionFilter } from '#contract/detections.ts';
import type { StationId } from '#contract/ids.ts';
import type { VisitCell, VisitsAnswer, VisitState } from '#contract/search/visits.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { occupancyEffort, occupancySites, reviewedDays, type ReviewedDay } from '#store/export-rows/occupancy.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { dayText } from '#store/recordings/local-time.ts';

/** One visit is so many days, counted since 1970, both inclusive. */
export type Visit = { readonly first: number; readonly last: number };

/** Whole visits from the first day on which anything was recorded to the last. */
export function visitsOf(days: readonly number[], length: number): Visit[] {
  if (days.length === 0) return [];
  const first = days.reduce((least, day) => Math.min(least, day), Infinity);
  const last = days.reduce((most, day) => Math.max(most, day), -Infinity);
  return Array.from({ length: Math.ceil((last - first + 1) / length) }, (_, at) => ({
    first: first + at * length,
    last: first + (at + 1) * length - 1,
  }));
}

/** Stations by visits for one species, as `writeOccupancy` counts them. */
export function readVisits(
  db: SongDatabase,
  ask: { readonly species: SpeciesCode; readonly filter: DetectionFilter; readonly visitDays: number },
): VisitsAnswer {
  const { review: _, species: __, ...filter } = ask.filter;
  const effort = occupancyEffort(db, filter);
  const visits = visitsOf(
    effort.map(({ day }) => day),
    ask.visitDays,
  );
  const [begin = 0] = visits.map(({ first }) => first);
  const visitOf = (day: number): number => Math.floor((day - begin) / ask.visitDays);
  const key = (site: number, day: number): string => `${site} ${visitOf(day)}`;
  const minutes = sums(
    effort,
    ({ site, day }) => key(site, day),
    ({ seconds }) => seconds / 60,
  );
  const days = Map.groupBy(reviewedDays(db, { ...filter, species: [ask.species] }), ({ site, day }) => key(site, day));
  const sites = occupancySites(db, filter).filter(({ id }) => effort.some(({ site }) => site === id));
  const cells = sites.flatMap(({ id }) =>
    visits.flatMap((_visit, visit): VisitCell[] => {
      const recorded = minutes.get(`${id} ${visit}`);
      if (recorded === undefined) return [];
      const told = days.get(`${id} ${visit}`) ?? [];
      const clips = told.reduce((sum, each) => sum + each.clips, 0);
      const open = told.reduce((sum, each) => sum + each.open, 0);
      return [
        {
          ...{ station: id as StationId, visit, clips, reviewed: clips - open },
          minutes: Math.round(recorded * 10) / 10,
          state: stateOf(told),
        },
      ];
    }),
  );
  return {
    stations: sites.map(({ id, name }) => ({ id: id as StationId, name })),
    visits: visits.map(({ first, last }) => ({ fromDay: dayText(first), toDay: until(last, ask.filter.toDay) })),
    cells,
  };
}

/** The last visit may reach behind the last day that is asked for. */
function until(last: number, toDay: string | undefined): string {
  const day = dayText(last);
  return toDay !== undefined && toDay < day ? toDay : day;
}

/** What the verdicts of one station and visit come to. */
function stateOf(days: readonly Pick<ReviewedDay, 'clips' | 'confirmed' | 'open'>[]): VisitState {
  if (days.length === 0) return 'none';
  if (days.some(({ confirmed }) => confirmed > 0)) return 'confirmed';
  return days.some(({ open }) => open > 0) ? 'open' : 'absent';
}

function sums<T>(all: readonly T[], key: (each: T) => string, value: (each: T) => number): Map<string, number> {
  const found = new Map<string, number>();
  for (const each of all) found.set(key(each), (found.get(key(each)) ?? 0) + value(each));
  return found;
}
