const sums = [
  ['species_hours', 'species_id, hour'],
  ['species_days', 'species_id, day'],
  ['season_hours', 'day, hour'],
] as const;

/** Adds what a cell of the counts gained or lost to every sum it belongs to. */
const add = (difference: string): string =>
  sums
    .map(
      ([table, keys]) => `
  INSERT INTO ${table} (${keys}, rejected, pictured, detections)
  VALUES (${keys.replaceAll(/\w+/g, 'NEW.$&')}, NEW.rejected, NEW.pictured, ${difference})
  ON CONFLICT DO UPDATE SET detections = detections + excluded.detections;`,
    )
    .join('');

const table = ([name, keys]: (typeof sums)[number]): string => `
CREATE TABLE ${name} (
  ${keys.replaceAll(/\w+/g, '$& INTEGER NOT NULL')}, rejected INTEGER NOT NULL, pictured INTEGER NOT NULL,
  detections INTEGER NOT NULL, PRIMARY KEY (${keys}, rejected, pictured)
) STRICT, WITHOUT ROWID;
INSERT INTO ${name} SELECT ${keys}, rejected, pictured, sum(detections) FROM tallies GROUP BY ${keys}, rejected, pictured;`;

/**
 * With hundreds of species through a year nearly every detection is alone in its cell of species, day and hour: there are as
 * many counts as detections. These sums over one of the three are few at any size, so the timeline, the season and the
 * gallery's totals are read from them. The indices hold what their readers need, so that no row is looked up for it.
 */
export const sumsOfCountsMigration = `
${sums.map(table).join('')}
CREATE TRIGGER sums_insert AFTER INSERT ON tallies BEGIN ${add('NEW.detections')} END;
CREATE TRIGGER sums_update AFTER UPDATE OF detections ON tallies BEGIN ${add('NEW.detections - OLD.detections')} END;
DROP INDEX recordings_station;
CREATE INDEX recordings_station ON recordings (station_id, recorder_id, deployment_id);
`;
