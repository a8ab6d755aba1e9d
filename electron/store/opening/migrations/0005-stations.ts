/**
 * Where and when: stations and what links recordings to them, every start time a file claims, corrections of clocks that a
 * person made, and the instant in UTC of every recording and detection. What a file says (`start_claims`) is never
 * overwritten; `started_local`, `utc_offset_min`, `start_utc_ms` and `zone` are derived from it and can be derived again.
 */
export const stationsMigration = `
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
`;
