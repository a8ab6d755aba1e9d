import { getTimes } from 'suncalc';
import { expect, onTestFinished, test } from 'vitest';
import type { DetectionFilter } from '#contract/detections.ts';
import { readSunSpan, sunPartOf, sunParts, sunSpanText, type SunSpan } from '#contract/schema/sun-span.ts';
import { exportDetections } from '#store/export-rows/detections-export.ts';
import { exportRecordings } from '#store/export-rows/recordings-export.ts';
import { readExportCounts } from '#store/export-rows/export-counts.ts';
import { occupancyEffort } from '#store/export-rows/occupancy.ts';
import { readReportFacts } from '#store/export-rows/report-facts.ts';
import { readGallery } from '#store/gallery/gallery.ts';
import { openStore } from '#store/opening/open-store.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { readReviewQueue } from '#store/review/review-queue.ts';
import { readStations } from '#store/stations/stations.ts';
import { SunSpans } from '#store/sun/sun-spans.ts';
import { solarDay, sunTimes } from '#store/sun/sun-times.ts';
import { readSeason } from '#store/timeline/season.ts';
import { speciesYears } from '#store/timeline/species-years.ts';
import { sunriseHours } from '#store/timeline/sunrise-hours.ts';
import { readStationMap } from '#store/timeline/station-map.ts';
import { readTimeline } from '#store/timeline/timeline.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { makeSeason } from '../field/season-folder.ts';

const berlin = { latitude: 52.52, longitude: 13.405 };
const tromso = { latitude: 69.65, longitude: 18.96 };
const suva = { latitude: -18.14, longitude: 178.44 };
const ms = (iso: string): number => Date.parse(iso);

test('sunrise and sunset lie within two minutes of another reckoning, through a year and around the world', () => {
  for (const place of [berlin, suva, { latitude: 40.7, longitude: -74 }, { latitude: 0, longitude: -180 }]) {
    for (let at = ms('2026-01-01T12:00:00Z'); at < ms('2027-01-01T00:00:00Z'); at += 9 * 86_400_000) {
      const day = solarDay(at, place.longitude);
      const times = sunTimes(day, place);
      if (typeof times === 'string') throw new Error(times);
      const noon = new Date(day * 86_400_000 + 43_200_000 - place.longitude * 240_000);
      const { sunrise, sunset } = getTimes(noon, place.latitude, place.longitude);
      expect(Math.abs(times.rise - Number(sunrise)) / 60_000).toBeLessThan(2.5);
      expect(Math.abs(times.set - Number(sunset)) / 60_000).toBeLessThan(2.5);
    }
  }
  // The Astronomical Applications Department of the US Naval Observatory: Berlin, 21 June 2026, 04:43 and 21:33 CEST.
  const times = sunTimes(solarDay(ms('2026-06-21T12:00:00Z'), berlin.longitude), berlin);
  expect(times).toMatchObject({ rise: expect.any(Number) as number });
  if (typeof times === 'string') throw new Error(times);
  expect(Math.abs(times.rise - ms('2026-06-21T02:43:00Z'))).toBeLessThan(150_000);
  expect(Math.abs(times.set - ms('2026-06-21T19:33:00Z'))).toBeLessThan(150_000);
});

test('a night goes over midnight, a dawn stays around sunrise, and a recording is cut at their ends', () => {
  const night = new SunSpans(sunParts.night);
  const dawn = new SunSpans(sunParts.dawn);
  expect(night.holds(berlin, ms('2026-06-20T21:00:00Z'))).toBe(true);
  expect(night.holds(berlin, ms('2026-06-21T01:00:00Z'))).toBe(true);
  expect(night.holds(berlin, ms('2026-06-21T03:00:00Z'))).toBe(false);
  expect(dawn.holds(berlin, ms('2026-06-21T03:00:00Z'))).toBe(true);
  expect(dawn.holds(berlin, ms('2026-06-21T03:50:00Z'))).toBe(false);
  // From an hour before sunrise at 02:43 on, of a recording from midnight to three.
  const seconds = dawn.within(berlin, ms('2026-06-21T00:00:00Z'), ms('2026-06-21T03:00:00Z')) / 1000;
  expect(Math.abs(seconds - 77 * 60)).toBeLessThan(150);
  // Two whole days hold two dawns of two hours, whatever the zone.
  expect(dawn.within(suva, ms('2026-03-01T00:00:00Z'), ms('2026-03-03T00:00:00Z'))).toBeCloseTo(4 * 3_600_000, 0);
  const halves = (span: SunSpan): number => new SunSpans(span).within(suva, ms('2026-03-01'), ms('2026-03-11'));
  expect(halves(sunParts.night) + halves(sunParts.day)).toBeCloseTo(10 * 86_400_000, 0);
});

test('beyond the polar circle the night lasts all day in winter and never comes in summer; dawn comes in neither', () => {
  const [winter, summer] = [ms('2026-12-20T12:00:00Z'), ms('2026-06-20T00:00:00Z')];
  const holds = (span: SunSpan, at: number): boolean => new SunSpans(span).holds(tromso, at);
  expect([holds(sunParts.night, winter), holds(sunParts.day, winter), holds(sunParts.dawn, winter)]).toEqual([
    true,
    false,
    false,
  ]);
  expect([holds(sunParts.night, summer), holds(sunParts.day, summer), holds(sunParts.dusk, summer)]).toEqual([
    false,
    true,
    false,
  ]);
  const year = (span: SunSpan): number =>
    new SunSpans(span).within(tromso, ms('2026-01-01T00:00:00Z'), ms('2027-01-01T00:00:00Z')) / 86_400_000;
  // Nothing is in both or in neither, but for some hours at the borders of the long day and the long night.
  expect(Math.abs(year(sunParts.night) + year(sunParts.day) - 365)).toBeLessThan(0.75);
});

test('a span is read as it is written', () => {
  for (const text of ['night', 'dawn', 'day', 'dusk', 'sunrise-60..sunrise+90', 'sunset..sunset+30']) {
    expect(sunSpanText(readSunSpan(text)!)).toBe(text);
  }
  expect(readSunSpan('sunset..sunrise')).toEqual(sunParts.night);
  expect(sunPartOf(readSunSpan('sunrise-60..sunrise 60')!)).toBe('dawn');
  for (const text of [
    '',
    'noon',
    'sunrise',
    'sunrise..',
    'sunrise-60..sunrise+721',
    'sunrise..sunset..sunrise',
    'a..b',
  ])
    expect(readSunSpan(text)).toBeNull();
});

/** Every detection by hand: those whose station has a position, in the night there. */
function byHand(db: SongDatabase, span: SunSpan): { id: number; species: number }[] {
  const spans = new SunSpans(span);
  return db
    .prepare<
      [],
      { id: number; species: number; utcMs: number | null; latitude: number | null; longitude: number | null }
    >(
      `SELECT d.id, d.species_id AS species, d.utc_ms AS utcMs, t.latitude, t.longitude FROM detections d
       JOIN recordings r ON r.id = d.recording_id LEFT JOIN stations t ON t.id = r.station_id WHERE d.current = 1`,
    )
    .all()
    .filter(({ latitude, longitude, utcMs }) => {
      return latitude !== null && longitude !== null && utcMs !== null && spans.holds({ latitude, longitude }, utcMs);
    });
}

test('every question under a part of the day counts the same detections, and the effort of that part alone', async () => {
  const folder = await temporaryFolder();
  makeSeason(folder, { detections: 5000, species: 9, days: 4 });
  const store = openStore(folder);
  onTestFinished(() => store.close());
  const { db } = store;
  // One station loses its position: nobody knows its nights.
  db.exec('UPDATE stations SET latitude = NULL, longitude = NULL WHERE id = 4');
  for (const sun of [sunParts.night, sunParts.dawn, readSunSpan('sunset-30..sunset+45')!]) {
    const wanted = byHand(db, sun);
    expect(wanted.length).toBeGreaterThan(50);
    const filter: DetectionFilter = { sun };
    const timeline = readTimeline(db, 'day', filter);
    expect(timeline.species.reduce((sum, row) => sum + row.detections, 0)).toBe(wanted.length);
    expect(timeline.cells.count.reduce((sum, count) => sum + count, 0)).toBe(wanted.length);
    const ask = { filter, order: 'oldest-heard', offset: 0, limit: 1000, picturesOnly: false } as const;
    expect(readGallery(db, ask).total).toBe(wanted.length);
    expect(readReviewQueue(db, filter, 'best-score', 10).total).toBe(wanted.length);
    expect(readExportCounts(db, filter).detections).toBe(wanted.length);
    expect([...exportDetections(db, filter)].map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(
      wanted.map(({ id }) => id).sort((a, b) => a - b),
    );
    const map = readStationMap(db, filter);
    expect(map.totals.detections.reduce((sum, count) => sum + count, 0)).toBe(wanted.length);
    const visits = occupancyEffort(db, filter).reduce((sum, { seconds }) => sum + seconds, 0);
    const season = readSeason(db, filter);
    expect(season.detections.value.reduce((sum, count) => sum + count, 0)).toBe(wanted.length);
    const effort = season.effort.value.reduce((sum, seconds) => sum + seconds, 0);
    const recorded = [...exportRecordings(db, filter)].reduce((sum, each) => sum + each.soughtSeconds, 0);
    expect(Math.abs(effort - recorded)).toBeLessThan(1);
    // A visit without sound in that part of the day is no visit: its effort is the effort of everything else.
    expect(Math.abs(visits - effort)).toBeLessThan(1);
    expect(Math.abs(readReportFacts(db, filter).seconds - recorded)).toBeLessThan(1);
    expect(map.totals.effortSeconds.reduce((sum, seconds) => sum + seconds, 0)).toBeCloseTo(effort, 3);
    expect(timeline.effortSeconds.reduce((sum, seconds) => sum + seconds, 0)).toBeCloseTo(effort, 3);
  }
  const all = readSeason(db, {}).effort.value.reduce((sum, seconds) => sum + seconds, 0);
  const parts = [sunParts.night, sunParts.day].map((sun) =>
    readSeason(db, { sun }).effort.value.reduce((sum, seconds) => sum + seconds, 0),
  );
  // A quarter of the sound, at the station without a position, is in no part of the day.
  expect(Math.abs(parts.reduce((sum, seconds) => sum + seconds, 0) / all - 0.75)).toBeLessThan(0.01);
  expect(readStations(db).sunless).toBeGreaterThan(50);

  // Hours by the sun: every detection with a place and an instant in one of them, at the hour where it is by hand.
  const species = { species: ['species_0'] };
  const hours = sunriseHours(db, species)!;
  const placed = byHand(db, { from: { event: 'sunrise', minutes: -720 }, to: { event: 'sunrise', minutes: 720 } });
  const own = placed.filter((each) => each.species === 1);
  expect(hours.detections.reduce((sum, count) => sum + count, 0)).toBe(own.length);
  const early = byHand(db, { from: { event: 'sunrise', minutes: 0 }, to: { event: 'sunrise', minutes: 60 } });
  const inHour = early.filter((each) => each.species === 1).length;
  expect(Math.abs((hours.detections[12] ?? 0) - inHour)).toBeLessThan(0.2 * inHour + 5);
  expect(Math.abs(hours.effortSeconds.reduce((sum, seconds) => sum + seconds, 0) / all - 0.75)).toBeLessThan(0.01);
  const years = speciesYears(db, species);
  expect(years.map(({ year, recordedFrom }) => [year, recordedFrom])).toEqual([[2026, '2026-03-01']]);
  const edges = db.prepare(
    `SELECT count(*) AS n, min(wall_ms) AS first, max(wall_ms) AS last FROM detections d
     JOIN species s ON s.id = d.species_id WHERE s.code = 'species_0' AND wall_ms IS NOT NULL`,
  );
  const { n, first, last } = edges.get() as { n: number; first: number; last: number };
  expect([years[0]?.detections, years[0]?.first.local, years[0]?.last.local]).toEqual([
    n,
    new Date(first).toISOString().slice(0, -1),
    new Date(last).toISOString().slice(0, -1),
  ]);
});
