const currentTally = (row: 'NEW' | 'OLD', sign: '+' | '-'): string => `
  INSERT INTO tallies (species_id, day, hour, rejected, detections)
  SELECT ${row}.species_id,
    CASE WHEN ${row}.wall_ms IS NULL THEN -1 ELSE ${row}.wall_ms / 86400000 END,
    CASE WHEN ${row}.wall_ms IS NULL THEN -1 ELSE ${row}.wall_ms / 3600000 % 24 END,
    ${row}.rejected, ${sign}1
  WHERE ${row}.current = 1
  ON CONFLICT DO UPDATE SET detections = detections + excluded.detections;
  INSERT INTO heard_in (species_id, recording_id, all_n, unrejected_n)
  SELECT ${row}.species_id, ${row}.recording_id, ${sign}1, ${sign}(1 - ${row}.rejected)
  WHERE ${row}.current = 1
  ON CONFLICT DO UPDATE SET all_n = all_n + excluded.all_n, unrejected_n = unrejected_n + excluded.unrejected_n;`;

const stateCount = (table: string, key: string, row: 'NEW' | 'OLD', sign: '+' | '-'): string => `
  INSERT INTO ${table} (folder_id, state, n) VALUES (${key}, ${row}.state, ${sign}1)
  ON CONFLICT DO UPDATE SET n = n + excluded.n;`;

const stateTriggers = (table: string, of: string, key: (row: 'NEW' | 'OLD') => string): string => `
CREATE TRIGGER ${table}_insert AFTER INSERT ON ${of} BEGIN ${stateCount(table, key('NEW'), 'NEW', '+')} END;
CREATE TRIGGER ${table}_delete AFTER DELETE ON ${of} BEGIN ${stateCount(table, key('OLD'), 'OLD', '-')} END;
CREATE TRIGGER ${table}_update AFTER UPDATE OF state ON ${of} WHEN OLD.state <> NEW.state BEGIN
  ${stateCount(table, key('OLD'), 'OLD', '-')} ${stateCount(table, key('NEW'), 'NEW', '+')} END;`;

/**
 * Running counts kept by triggers inside the same transaction, so that the timeline and the folder bar answer at once at a
 * million detections. Day and hour are -1 where the recording's time is unknown. `picture_counts.folder_id` is always 0.
 */
export const countsMigration = `
CREATE TABLE tallies (
  species_id INTEGER NOT NULL, day INTEGER NOT NULL, hour INTEGER NOT NULL, rejected INTEGER NOT NULL,
  detections INTEGER NOT NULL, PRIMARY KEY (species_id, day, hour, rejected)
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
CREATE TRIGGER tallies_insert AFTER INSERT ON detections BEGIN ${currentTally('NEW', '+')} END;
CREATE TRIGGER tallies_delete AFTER DELETE ON detections BEGIN ${currentTally('OLD', '-')} END;
CREATE TRIGGER tallies_update AFTER UPDATE OF species_id, wall_ms, current, rejected ON detections BEGIN
  ${currentTally('OLD', '-')} ${currentTally('NEW', '+')} END;

CREATE TABLE effort_tallies (
  day INTEGER NOT NULL, hour INTEGER NOT NULL, seconds REAL NOT NULL,
  PRIMARY KEY (day, hour)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER effort_insert AFTER INSERT ON effort BEGIN
  INSERT INTO effort_tallies (day, hour, seconds) VALUES (NEW.day, NEW.hour, NEW.seconds)
  ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds; END;
CREATE TRIGGER effort_delete AFTER DELETE ON effort BEGIN
  UPDATE effort_tallies SET seconds = seconds - OLD.seconds WHERE day = OLD.day AND hour = OLD.hour; END;

CREATE TABLE file_counts (
  folder_id INTEGER NOT NULL, state TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (folder_id, state)
) STRICT, WITHOUT ROWID;
CREATE TABLE picture_counts (
  folder_id INTEGER NOT NULL, state TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (folder_id, state)
) STRICT, WITHOUT ROWID;
${stateTriggers('file_counts', 'files', (row) => `${row}.folder_id`)}
${stateTriggers('picture_counts', 'pictures', () => '0')}
`;
