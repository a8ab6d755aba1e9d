/**
 * What was found and what it is. `recordings` are known by content, `files` are the places where that content lies; the
 * files table is the work queue at the same time. Times named `*_ms` without `wall` are Unix milliseconds; `wall_ms` is the
 * recorder's own clock read as if it were UTC.
 */
export const recordingsMigration = `
CREATE TABLE folders (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  added_at TEXT NOT NULL,
  watched INTEGER NOT NULL CHECK (watched IN (0, 1))
) STRICT;

CREATE TABLE recordings (
  id INTEGER PRIMARY KEY,
  content_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  rate_hz REAL NOT NULL,
  channels INTEGER NOT NULL,
  duration_s REAL NOT NULL,
  started_local TEXT,
  utc_offset_min INTEGER,
  time_source TEXT NOT NULL,
  recorder TEXT,
  recorder_id TEXT,
  gain TEXT,
  battery_v REAL,
  temperature_c REAL,
  warnings TEXT NOT NULL,
  added_at TEXT NOT NULL,
  -- Where it was last heard: still named when that file now holds something else.
  last_file_id INTEGER REFERENCES files (id)
) STRICT;

CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  folder_id INTEGER NOT NULL REFERENCES folders (id),
  relative_path TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  modified_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'working', 'done', 'failed', 'missing')),
  not_before_ms INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  recording_id INTEGER REFERENCES recordings (id),
  failure_code TEXT,
  failure_message TEXT,
  queued_at TEXT NOT NULL,
  finished_at TEXT,
  UNIQUE (folder_id, relative_path)
) STRICT;
CREATE INDEX files_waiting ON files (id) WHERE state = 'waiting';
CREATE INDEX files_failed ON files (finished_at) WHERE state = 'failed';
CREATE INDEX files_recording ON files (recording_id);

CREATE TABLE effort (
  recording_id INTEGER NOT NULL REFERENCES recordings (id),
  day INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  seconds REAL NOT NULL,
  PRIMARY KEY (recording_id, day, hour)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
