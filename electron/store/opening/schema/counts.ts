/**
 * Running counts kept by triggers inside the same transaction, so that the timeline and the folder bar answer at once at a
 * million detections. Day and hour are -1 where the recording's time is unknown. `picture_counts.folder_id` is always 0.
 *
 * With hundreds of species through a year nearly every detection is alone in its cell of species, day and hour: there are as
 * many counts as detections. The sums over one of the three are few at any size, so the timeline, the season and the gallery's
 * totals are read from them.
 */
type Row = 'NEW' | 'OLD';
type Sign = '+' | '-';

const tally = (row: Row, sign: Sign): string => `
  INSERT INTO tallies (species_id, day, hour, rejected, pictured, detections)
  SELECT ${row}.species_id, coalesce(${row}.wall_hours / 24, -1), coalesce(${row}.wall_hours % 24, -1), ${row}.rejected,
    ${row}.picture_id IS NOT NULL, ${sign}1
  WHERE ${row}.current = 1
  ON CONFLICT DO UPDATE SET detections = detections + excluded.detections;`;

const heardIn = (row: Row, sign: Sign): string => `
  INSERT INTO heard_in (species_id, recording_id, all_n, unrejected_n)
  SELECT ${row}.species_id, ${row}.recording_id, ${sign}1, ${sign}(1 - ${row}.rejected)
  WHERE ${row}.current = 1
  ON CONFLICT DO UPDATE SET all_n = all_n + excluded.all_n, unrejected_n = unrejected_n + excluded.unrejected_n;`;

const sums = [
  ['species_hours', 'species_id, hour'],
  ['species_days', 'species_id, day'],
  ['season_hours', 'day, hour'],
] as const;

const sumTable = ([name, keys]: (typeof sums)[number]): string => `
CREATE TABLE ${name} (
  ${keys.replaceAll(/\w+/g, '$& INTEGER NOT NULL')}, rejected INTEGER NOT NULL, pictured INTEGER NOT NULL,
  detections INTEGER NOT NULL, PRIMARY KEY (${keys}, rejected, pictured)
) STRICT, WITHOUT ROWID;`;

/** Adds what a cell of the counts gained or lost to every sum it belongs to. */
const addToSums = (difference: string): string =>
  sums
    .map(
      ([table, keys]) => `
  INSERT INTO ${table} (${keys}, rejected, pictured, detections)
  VALUES (${keys.replaceAll(/\w+/g, 'NEW.$&')}, NEW.rejected, NEW.pictured, ${difference})
  ON CONFLICT DO UPDATE SET detections = detections + excluded.detections;`,
    )
    .join('');

const stateCount = (table: string, key: string, row: Row, sign: Sign): string => `
  INSERT INTO ${table} (folder_id, state, n) VALUES (${key}, ${row}.state, ${sign}1)
  ON CONFLICT DO UPDATE SET n = n + excluded.n;`;

const stateCounts = (table: string, of: string, key: (row: Row) => string): string => `
CREATE TABLE ${table} (
  folder_id INTEGER NOT NULL, state TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (folder_id, state)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER ${table}_insert AFTER INSERT ON ${of} BEGIN ${stateCount(table, key('NEW'), 'NEW', '+')} END;
CREATE TRIGGER ${table}_delete AFTER DELETE ON ${of} BEGIN ${stateCount(table, key('OLD'), 'OLD', '-')} END;
CREATE TRIGGER ${table}_update AFTER UPDATE OF state ON ${of} WHEN OLD.state <> NEW.state BEGIN
  ${stateCount(table, key('OLD'), 'OLD', '-')} ${stateCount(table, key('NEW'), 'NEW', '+')} END;`;

export const counts = `
CREATE TABLE tallies (
  species_id INTEGER NOT NULL, day INTEGER NOT NULL, hour INTEGER NOT NULL, rejected INTEGER NOT NULL,
  pictured INTEGER NOT NULL, detections INTEGER NOT NULL,
  PRIMARY KEY (species_id, day, hour, rejected, pictured)
) STRICT, WITHOUT ROWID;
CREATE TABLE heard_in (
  species_id INTEGER NOT NULL, recording_id INTEGER NOT NULL, all_n INTEGER NOT NULL, unrejected_n INTEGER NOT NULL,
  PRIMARY KEY (species_id, recording_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE species_counts (
  species_id INTEGER PRIMARY KEY, all_recordings INTEGER NOT NULL, unrejected_recordings INTEGER NOT NULL
) STRICT;
CREATE TRIGGER heard_in_insert AFTER INSERT ON heard_in BEGIN
  INSERT INTO species_counts (species_id, all_recordings, unrejected_recordings)
  VALUES (NEW.species_id, NEW.all_n > 0, NEW.unrejected_n > 0)
  ON CONFLICT DO UPDATE SET all_recordings = all_recordings + excluded.all_recordings,
    unrejected_recordings = unrejected_recordings + excluded.unrejected_recordings; END;
CREATE TRIGGER heard_in_update AFTER UPDATE ON heard_in
WHEN (OLD.all_n > 0) <> (NEW.all_n > 0) OR (OLD.unrejected_n > 0) <> (NEW.unrejected_n > 0) BEGIN
  UPDATE species_counts SET all_recordings = all_recordings + (NEW.all_n > 0) - (OLD.all_n > 0),
    unrejected_recordings = unrejected_recordings + (NEW.unrejected_n > 0) - (OLD.unrejected_n > 0)
  WHERE species_id = NEW.species_id; END;
CREATE TRIGGER tallies_insert AFTER INSERT ON detections BEGIN ${tally('NEW', '+')} ${heardIn('NEW', '+')} END;
CREATE TRIGGER tallies_delete AFTER DELETE ON detections BEGIN ${tally('OLD', '-')} ${heardIn('OLD', '-')} END;
CREATE TRIGGER tallies_update AFTER UPDATE OF species_id, wall_hours, current, rejected, picture_id ON detections BEGIN
  ${tally('OLD', '-')} ${tally('NEW', '+')} END;
CREATE TRIGGER heard_in_follows AFTER UPDATE OF species_id, current, rejected ON detections BEGIN
  ${heardIn('OLD', '-')} ${heardIn('NEW', '+')} END;
${sums.map(sumTable).join('')}
CREATE TRIGGER sums_insert AFTER INSERT ON tallies BEGIN ${addToSums('NEW.detections')} END;
CREATE TRIGGER sums_update AFTER UPDATE OF detections ON tallies BEGIN ${addToSums('NEW.detections - OLD.detections')} END;

CREATE TABLE effort_tallies (
  day INTEGER NOT NULL, hour INTEGER NOT NULL, seconds REAL NOT NULL,
  PRIMARY KEY (day, hour)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER effort_insert AFTER INSERT ON effort BEGIN
  INSERT INTO effort_tallies (day, hour, seconds) VALUES (NEW.day, NEW.hour, NEW.seconds)
  ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds; END;
CREATE TRIGGER effort_delete AFTER DELETE ON effort BEGIN
  UPDATE effort_tallies SET seconds = seconds - OLD.seconds WHERE day = OLD.day AND hour = OLD.hour; END;
${stateCounts('file_counts', 'files', (row) => `${row}.folder_id`)}
${stateCounts('picture_counts', 'pictures', () => '0')}

-- What all pictures take on the disk: with a million of them adding up holds everything else up. One row.
CREATE TABLE picture_bytes (only INTEGER PRIMARY KEY CHECK (only = 0), bytes INTEGER NOT NULL) STRICT;
INSERT INTO picture_bytes VALUES (0, 0);
CREATE TRIGGER picture_bytes_insert AFTER INSERT ON pictures WHEN NEW.bytes <> 0 BEGIN
  UPDATE picture_bytes SET bytes = bytes + NEW.bytes; END;
CREATE TRIGGER picture_bytes_delete AFTER DELETE ON pictures WHEN OLD.bytes <> 0 BEGIN
  UPDATE picture_bytes SET bytes = bytes - OLD.bytes; END;
CREATE TRIGGER picture_bytes_update AFTER UPDATE OF bytes ON pictures WHEN NEW.bytes <> OLD.bytes BEGIN
  UPDATE picture_bytes SET bytes = bytes + NEW.bytes - OLD.bytes; END;
`;
