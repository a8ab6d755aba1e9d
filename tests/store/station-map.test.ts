import { expect, onTestFinished, test } from 'vitest';
import { sunParts } from '#contract/schema/sun-span.ts';
import { readStationMap } from '#store/timeline/station-map.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { makeSeason } from '../field/season-folder.ts';
import { openStore } from '#store/opening/open-store.ts';

test('the map: detections, species and recorded time of each station and week are those of the rows', async () => {
  const folder = await temporaryFolder();
  makeSeason(folder, { detections: 4000, species: 30, days: 60 });
  const store = openStore(folder);
  onTestFinished(() => store.close());
  const { db } = store;
  const map = readStationMap(db, {});
  expect(map.stations.map(({ name }) => name)).toEqual(['Marsh', 'Meadow', 'Oak wood', 'Quarry']);
  expect(map.stations[0]?.position?.latitude).toBeCloseTo(-25.9);
  expect(map.weeks.length).toBeGreaterThan(7);
  expect(map.weeks.every((week) => new Date(week).getUTCDay() === 1)).toBe(true);
  const counted = db.prepare<[string, string, string], { n: number; s: number }>(
    `SELECT count(*) AS n, count(DISTINCT d.species_id) AS s FROM detections d JOIN recordings r ON r.id = d.recording_id
     JOIN stations t ON t.id = r.station_id WHERE d.current = 1 AND d.rejected = 0 AND t.name = ?
       AND date(d.wall_ms / 1000, 'unixepoch') >= ? AND date(d.wall_ms / 1000, 'unixepoch') < date(?, '+7 days')`,
  );
  const { cells } = map;
  expect(cells.detections.length).toBeGreaterThan(30);
  for (const [at, detections] of cells.detections.entries()) {
    const week = map.weeks[cells.weekIndex[at]!]!;
    expect(counted.get(map.stations[cells.stationIndex[at]!]!.name, week, week)).toEqual({
      n: detections,
      s: cells.species[at],
    });
  }
  const undated = db.prepare(`SELECT count(*) FROM detections WHERE current = 1 AND wall_ms IS NULL`).pluck().get();
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  expect(Number(undated)).toBeGreaterThan(0);
  expect(sum(map.totals.detections)).toBe(sum(cells.detections) + Number(undated));
  const effort = Number(db.prepare('SELECT sum(seconds) FROM effort').pluck().get());
  expect(sum(cells.effortSeconds)).toBeCloseTo(effort, 3);

  const night = readStationMap(db, { sun: sunParts.night });
  expect(sum(night.cells.effortSeconds)).toBeGreaterThan(0);
  expect(sum(night.cells.effortSeconds)).toBeLessThan(effort);
  expect(sum(night.cells.detections)).toBeLessThan(sum(cells.detections));

  const one = readStationMap(db, { species: ['species_3'], fromDay: map.weeks[2]!, toDay: map.weeks[2]! });
  expect(one.weeks).toEqual([map.weeks[2]]);
  expect(Math.max(0, ...one.cells.species)).toBeLessThanOrEqual(1);
});
