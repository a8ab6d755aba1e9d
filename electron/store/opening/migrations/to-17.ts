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

/** From version 4 to version 17 at once. Frozen: what it makes is what the steps of those versions made. */
export const stepsTo17 = `
CREATE TABLE stations (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  latitude REAL,
  longitude REAL,
  zone TEXT NOT NULL,
  habitat TEXT NOT NULL,
  -- Minutes east of UTC that recorders' clocks keep all year; NULL: they follow the zone.
  clock_min INTEGER,
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE station_links (
  id INTEGER PRIMARY KEY,
  station_id INTEGER NOT NULL REFERENCES stations (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('folder', 'pattern', 'recorder', 'deployment')),
  folder_id INTEGER REFERENCES folders (id),
  value TEXT NOT NULL
) STRICT;
CREATE INDEX station_links_station ON station_links (station_id);

ALTER TABLE recordings ADD COLUMN station_id INTEGER REFERENCES stations (id) ON DELETE SET NULL;
ALTER TABLE recordings ADD COLUMN zone TEXT;
ALTER TABLE recordings ADD COLUMN start_utc_ms INTEGER;
ALTER TABLE recordings ADD COLUMN corrected_s REAL NOT NULL DEFAULT 0;
ALTER TABLE recordings ADD COLUMN clock_unset INTEGER NOT NULL DEFAULT 0;
ALTER TABLE recordings ADD COLUMN time_doubts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE recordings ADD COLUMN deployment_id TEXT;
ALTER TABLE recordings ADD COLUMN latitude REAL;
ALTER TABLE recordings ADD COLUMN longitude REAL;
ALTER TABLE recordings ADD COLUMN filter TEXT;
ALTER TABLE recordings ADD COLUMN trigger_note TEXT;
CREATE INDEX recordings_station ON recordings (station_id);
CREATE INDEX recordings_recorder ON recordings (recorder_id);
ALTER TABLE detections ADD COLUMN utc_ms INTEGER;

CREATE TABLE start_claims (
  recording_id INTEGER NOT NULL REFERENCES recordings (id),
  rank INTEGER NOT NULL,
  source TEXT NOT NULL,
  local TEXT NOT NULL,
  offset_min INTEGER,
  PRIMARY KEY (recording_id, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE time_orders (
  folder_id INTEGER NOT NULL REFERENCES folders (id),
  subfolder TEXT NOT NULL,
  sources TEXT NOT NULL,
  PRIMARY KEY (folder_id, subfolder)
) STRICT, WITHOUT ROWID;

CREATE TABLE clock_corrections (
  id INTEGER PRIMARY KEY,
  folder_id INTEGER NOT NULL REFERENCES folders (id),
  subfolder TEXT NOT NULL,
  shift_s REAL NOT NULL,
  -- Files that were in the queue when it was made are corrected when they are listened to; later ones are not.
  last_file_id INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  undone_at TEXT
) STRICT;
CREATE TABLE corrected_recordings (
  recording_id INTEGER NOT NULL REFERENCES recordings (id),
  correction_id INTEGER NOT NULL REFERENCES clock_corrections (id),
  PRIMARY KEY (recording_id, correction_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX corrected_recordings_correction ON corrected_recordings (correction_id);

ALTER TABLE folders ADD COLUMN turn TEXT NOT NULL DEFAULT 'normal' CHECK (turn IN ('first', 'normal', 'held'));
DROP INDEX files_waiting;
CREATE INDEX files_waiting ON files (folder_id, id, not_before_ms) WHERE state = 'waiting';
CREATE INDEX files_missing ON files (folder_id, relative_path) WHERE state = 'missing';
CREATE TABLE pictures_let_go (
  detection_id INTEGER PRIMARY KEY REFERENCES detections (id) ON DELETE CASCADE,
  let_go_at TEXT NOT NULL
) STRICT;
ALTER TABLE detections ADD COLUMN machine_species_id INTEGER REFERENCES species (id);
ALTER TABLE reviews ADD COLUMN species_id INTEGER REFERENCES species (id);
ALTER TABLE reviews ADD COLUMN call_type TEXT NOT NULL DEFAULT '';
ALTER TABLE reviews ADD COLUMN individuals INTEGER CHECK (individuals > 0);
ALTER TABLE review_history ADD COLUMN species_id INTEGER REFERENCES species (id);
ALTER TABLE review_history ADD COLUMN machine_species_id INTEGER REFERENCES species (id);
ALTER TABLE review_history ADD COLUMN call_type TEXT NOT NULL DEFAULT '';
ALTER TABLE review_history ADD COLUMN individuals INTEGER;
CREATE INDEX detections_relabelled ON detections (machine_species_id, species_id) WHERE machine_species_id IS NOT NULL;
CREATE TABLE review_samples (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('random', 'stratified')),
  filter TEXT NOT NULL,
  seed INTEGER NOT NULL,
  drawn_from INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE review_sample_members (
  sample_id INTEGER NOT NULL REFERENCES review_samples (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  detection_id INTEGER NOT NULL REFERENCES detections (id) ON DELETE CASCADE,
  PRIMARY KEY (sample_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_sample_members_detection ON review_sample_members (detection_id);
CREATE TABLE kept_pictures (
  detection_id INTEGER PRIMARY KEY REFERENCES detections (id) ON DELETE CASCADE,
  picture_id INTEGER NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
  kept_at TEXT NOT NULL
) STRICT;
CREATE INDEX kept_pictures_picture ON kept_pictures (picture_id);

-- By code, not by species row: a photograph stays when a species is first heard later.
CREATE TABLE species_photos (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  species_code TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;
${sums.map(table).join('')}
CREATE TRIGGER sums_insert AFTER INSERT ON tallies BEGIN ${add('NEW.detections')} END;
CREATE TRIGGER sums_update AFTER UPDATE OF detections ON tallies BEGIN ${add('NEW.detections - OLD.detections')} END;
DROP INDEX recordings_station;
CREATE INDEX recordings_station ON recordings (station_id, recorder_id, deployment_id);
CREATE TABLE picture_bytes (only INTEGER PRIMARY KEY CHECK (only = 0), bytes INTEGER NOT NULL) STRICT;
INSERT INTO picture_bytes SELECT 0, coalesce(sum(bytes), 0) FROM pictures;
CREATE TRIGGER picture_bytes_insert AFTER INSERT ON pictures WHEN NEW.bytes <> 0 BEGIN
  UPDATE picture_bytes SET bytes = bytes + NEW.bytes; END;
CREATE TRIGGER picture_bytes_delete AFTER DELETE ON pictures WHEN OLD.bytes <> 0 BEGIN
  UPDATE picture_bytes SET bytes = bytes - OLD.bytes; END;
CREATE TRIGGER picture_bytes_update AFTER UPDATE OF bytes ON pictures WHEN NEW.bytes <> OLD.bytes BEGIN
  UPDATE picture_bytes SET bytes = bytes + NEW.bytes - OLD.bytes; END;
`;

/** What the rows of before say in the columns of version 17. */
export const fillTo17 = `
INSERT INTO start_claims (recording_id, rank, source, local, offset_min)
SELECT id, 0, time_source, started_local, utc_offset_min FROM recordings WHERE started_local IS NOT NULL;
UPDATE recordings SET start_utc_ms = CAST(round(unixepoch(started_local, 'subsec') * 1000) AS INTEGER) - utc_offset_min * 60000
WHERE started_local IS NOT NULL AND utc_offset_min IS NOT NULL;
UPDATE recordings SET clock_unset = 1 WHERE started_local < '2010';
UPDATE recordings SET
  time_doubts = (SELECT json_group_array(value) FROM json_each(warnings) WHERE value LIKE 'The recorder''s clock was not set%'),
  warnings = (SELECT json_group_array(value) FROM json_each(warnings) WHERE value NOT LIKE 'The recorder''s clock was not set%')
WHERE warnings LIKE '%clock was not set%';
UPDATE detections SET utc_ms = wall_ms - 60000 * (SELECT r.utc_offset_min FROM recordings r WHERE r.id = detections.recording_id);
UPDATE review_history SET machine_species_id = (SELECT species_id FROM detections d WHERE d.id = detection_id);
`;
