import { byteOrderMark, csvLine, rounded, type CsvCell } from '#store/export-rows/csv.ts';
import {
  occupancyDetections,
  occupancyEffort,
  occupancySites,
  type Site,
  type SiteDay,
} from '#store/export-rows/occupancy.ts';
import { dayText, wallClockText } from '#store/recordings/local-time.ts';
import { solarDay, sunTimes } from '#store/sun/sun-times.ts';
import type { ExportTask, Written } from '../export-task.ts';
import { fileNamePart } from '../plain-cells.ts';
import { occupancyScript } from './occupancy-script.ts';

/** One visit is so many days at one site. */
type Visit = { readonly first: number; readonly last: number };

type Species = Pick<SiteDay, 'code' | 'scientificName' | 'commonName'>;

/**
 * Tables for occupancy models: `histories/<species>.csv` with a row per site and a column per visit (0, 1, NA where nothing was
 * recorded), `effort.csv` in minutes and `sites.csv` in the same order, `visits.csv` with everything in rows, and an R script that
 * reads them. What was rejected is no detection. Numbers and NA are written as R reads them, whatever the style of other tables.
 */
export async function writeOccupancy(task: ExportTask): Promise<Written> {
  const { db } = task.source;
  const { visitDays = 1, confirmedOnly = false } = task.options;
  const effort = occupancyEffort(db, task.filter);
  const seen = new Set(effort.map(({ site }) => site));
  const sites = occupancySites(db, task.filter).filter(({ id }) => seen.has(id));
  const visits = visitsOf(
    effort.map(({ day }) => day),
    visitDays,
  );
  const minutes = (site: Site, visit: Visit): number | null => {
    const within = effort.filter((each) => each.site === site.id && each.day >= visit.first && each.day <= visit.last);
    return within.length === 0 ? null : rounded(within.reduce((sum, { seconds }) => sum + seconds, 0) / 60, 1);
  };
  const days = occupancyDetections(db, task.filter, confirmedOnly);
  task.advance(days.reduce((sum, { detections }) => sum + detections, 0));
  const names = visits.map(({ first }) => dayText(first));
  const bySpecies = [...Map.groupBy(days, ({ code }) => code).values()];
  await task.folder.text(
    'effort.csv',
    matrix(sites, names, (site, at) => cellOf(visits[at], (visit) => minutes(site, visit))),
  );
  await writeSites(task, sites);
  const used = new Set<string>();
  let rows = 0;
  await task.folder.file('visits.csv', async (file) => {
    await file.write(`${byteOrderMark}${csvLine(visitColumns)}`);
    for (const ofSpecies of bySpecies) {
      task.signal.throwIfAborted();
      const [species] = ofSpecies;
      if (species === undefined) continue;
      const found = sites.map((site) => visits.map((visit) => within(ofSpecies, site, visit)));
      const history = matrix(sites, names, (site, at) =>
        cellOf(visits[at], (visit) =>
          minutes(site, visit) === null ? null : within(ofSpecies, site, visit).length > 0 ? 1 : 0,
        ),
      );
      await task.folder.text(`histories/${unusedName(species, used)}.csv`, history);
      for (const [place, site] of sites.entries())
        for (const [at, visit] of visits.entries()) {
          await file.write(csvLine(visitRow(species, site, visit, found[place]?.[at] ?? [], minutes(site, visit))));
          rows += 1;
        }
    }
  });
  await task.folder.text('occupancy.R', [occupancyScript]);
  return { rows, notes: [] };
}

async function writeSites({ folder }: ExportTask, sites: readonly Site[]): Promise<void> {
  const rows = sites.map(({ name, latitude, longitude }) => csvLine([name, latitude ?? 'NA', longitude ?? 'NA']));
  await folder.text('sites.csv', [csvLine(['site', 'latitude', 'longitude']), ...rows]);
}

/** Whole visits from the first day on which anything was recorded to the last. */
function visitsOf(days: readonly number[], length: number): Visit[] {
  if (days.length === 0) return [];
  const first = days.reduce((least, day) => Math.min(least, day), Infinity);
  const last = days.reduce((most, day) => Math.max(most, day), -Infinity);
  return Array.from({ length: Math.ceil((last - first + 1) / length) }, (_, at) => ({
    first: first + at * length,
    last: first + (at + 1) * length - 1,
  }));
}

const within = (days: readonly SiteDay[], site: Site, { first, last }: Visit): SiteDay[] =>
  days.filter((each) => each.site === site.id && each.day >= first && each.day <= last);

const cellOf = (visit: Visit | undefined, value: (visit: Visit) => number | null): CsvCell =>
  visit === undefined ? 'NA' : (value(visit) ?? 'NA');

function matrix(
  sites: readonly Site[],
  visits: readonly string[],
  cell: (site: Site, at: number) => CsvCell,
): string[] {
  return [
    csvLine(['site', ...visits]),
    ...sites.map((site) => csvLine([site.name, ...visits.map((_, at) => cell(site, at))])),
  ];
}

const visitColumns = [
  'code',
  'scientific_name',
  'common_name',
  'site',
  'visit_from',
  'visit_to',
  'detected',
  'detections',
  'effort_min',
  'first_time',
  'first_minutes_from_sunrise',
];

function visitRow(
  species: Species,
  site: Site,
  visit: Visit,
  found: readonly SiteDay[],
  minutes: number | null,
): CsvCell[] {
  const first = found.toSorted((one, other) => one.firstWallMs - other.firstWallMs)[0];
  const detections = found.reduce((sum, each) => sum + each.detections, 0);
  return [
    species.code,
    species.scientificName,
    species.commonName,
    site.name,
    dayText(visit.first),
    dayText(visit.last),
    minutes === null ? 'NA' : detections > 0 ? 1 : 0,
    minutes === null ? 'NA' : detections,
    minutes ?? 'NA',
    first === undefined ? 'NA' : wallClockText(first.firstWallMs).slice(0, 19).replace('T', ' '),
    fromSunrise(site, first) ?? 'NA',
  ];
}

/** Minutes after the sunrise of its day; negative before it, null where place, offset or sunrise are not known. */
function fromSunrise({ latitude, longitude }: Site, first: SiteDay | undefined): number | null {
  if (first === undefined || first.firstUtcMs === null || latitude === null || longitude === null) return null;
  const sun = sunTimes(solarDay(first.firstUtcMs, longitude), { latitude, longitude });
  return typeof sun === 'string' ? null : Math.round((first.firstUtcMs - sun.rise) / 60_000);
}

function unusedName({ scientificName, commonName, code }: Species, used: Set<string>): string {
  const plain = fileNamePart((scientificName === '' ? commonName : scientificName).replaceAll(' ', '_'));
  const name = used.has(plain.toLowerCase()) ? `${plain}_${fileNamePart(code)}` : plain;
  used.add(name.toLowerCase());
  return name;
}
