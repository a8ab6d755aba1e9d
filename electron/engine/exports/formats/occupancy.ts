import { byteOrderMark, csvLine, rounded, type CsvCell } from '#store/export-rows/csv.ts';
import {
  occupancyDetections,
  occupancyEffort,
  occupancySites,
  reviewedDays,
  type ReviewedDay,
  type Site,
  type SiteDay,
} from '#store/export-rows/occupancy.ts';
import { dayText, wallClockText } from '#store/recordings/local-time.ts';
import { solarDay, sunTimes } from '#store/sun/sun-times.ts';
import { visitsOf, type Visit } from '../../occupancy/visits.ts';
import type { ExportTask, Written } from '../export-task.ts';
import { throwIfStopped } from '../placing/export-folder.ts';
import { fileNamePart } from '../plain-cells.ts';
import { occupancyScript } from './occupancy-script.ts';

type Species = Pick<SiteDay, 'code' | 'scientificName' | 'commonName'>;

/**
 * Tables for occupancy models: `histories/<species>.csv` with a row per site and a column per visit (0, 1, NA where nothing was
 * recorded), `effort.csv` in minutes and `sites.csv` in the same order, `visits.csv` with everything in rows, and an R script that
 * reads them. What was rejected is no detection; where only what was confirmed counts, a visit with clips that nobody has reviewed and
 * none that was confirmed is NA. Numbers and NA are written as R reads them, whatever the style of other tables.
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
  const unreviewed = confirmedOnly ? reviewedDays(db, task.filter).filter(({ open }) => open > 0) : [];
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
      throwIfStopped(task.signal);
      const [species] = ofSpecies;
      if (species === undefined) continue;
      const found = sites.map((site) => visits.map((visit) => within(ofSpecies, site, visit)));
      const detected = detectedIn(ofSpecies, unreviewed, minutes);
      const history = matrix(sites, names, (site, at) => cellOf(visits[at], (visit) => detected(site, visit)));
      await task.folder.text(`histories/${unusedName(species, used)}.csv`, history);
      for (const [place, site] of sites.entries())
        for (const [at, visit] of visits.entries()) {
          const cell = { minutes: minutes(site, visit), detected: detected(site, visit) };
          await file.write(csvLine(visitRow(species, site, visit, found[place]?.[at] ?? [], cell)));
          rows += 1;
        }
    }
  });
  await task.folder.text('occupancy.R', [occupancyScript]);
  return { rows, notes: [] };
}

type InVisit = (site: Site, visit: Visit) => number | null;

/** 1, 0, or null: nothing was recorded, or nobody has listened to the end yet, which is neither heard nor not heard. */
function detectedIn(found: readonly SiteDay[], unreviewed: readonly ReviewedDay[], minutes: InVisit): InVisit {
  const open = unreviewed.filter(({ code }) => code === found[0]?.code);
  return (site, visit) => {
    if (minutes(site, visit) === null) return null;
    if (within(found, site, visit).length > 0) return 1;
    return within(open, site, visit).length > 0 ? null : 0;
  };
}

async function writeSites({ folder }: ExportTask, sites: readonly Site[]): Promise<void> {
  const rows = sites.map(({ name, latitude, longitude }) => csvLine([name, latitude ?? 'NA', longitude ?? 'NA']));
  await folder.text('sites.csv', [csvLine(['site', 'latitude', 'longitude']), ...rows]);
}

const within = <T extends Pick<SiteDay, 'site' | 'day'>>(days: readonly T[], site: Site, { first, last }: Visit): T[] =>
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
  { minutes, detected }: { readonly minutes: number | null; readonly detected: number | null },
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
    detected ?? 'NA',
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
