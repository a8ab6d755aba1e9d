/**
 * Where and when: stations and what links recordings to them, every start time a file claims, corrections of clocks that a
 * person made, and the instant in UTC of every recording and detection. What a file says (`start_claims`) is never
 * overwritten; `started_local`, `utc_offset_min`, `start_utc_ms` and `zone` are derived from it and can be derived again.
 */
export const stationTables = `
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
`;
