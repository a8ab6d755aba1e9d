export const beginningIndex = `
-- The first of the pieces: recordings that begin alike.
CREATE INDEX recordings_beginning ON recordings (substr(sound_pieces, 1, 4)) WHERE sound_pieces IS NOT NULL;
`;

export const placeIndexes = `
-- Everything that is asked of all recordings to know where the sun stood over them, without reading them.
CREATE INDEX recordings_places ON recordings (station_id, latitude, longitude, start_utc_ms, utc_offset_min, duration_s);
-- Recordings whose time is only the disk's.
CREATE INDEX recordings_guessed ON recordings (id) WHERE time_source = 'modified-time' AND corrected_s = 0;
`;

/**
 * What was found and what it is. `recordings` are known by content, `files` are the places where that content lies; the
 * files table is the work queue at the same time. Times named `*_ms` without `wall` are Unix milliseconds; `wall_ms` is the
 * recorder's own clock read as if it were UTC.
 */
export const recordingTables = `
CREATE TABLE folders (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  added_at TEXT NOT NULL,
  watched INTEGER NOT NULL CHECK (watched IN (0, 1)),
  -- Whose files are taken before those of others, or held back.
  turn TEXT NOT NULL DEFAULT 'normal' CHECK (turn IN ('first', 'normal', 'held'))
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
  last_file_id INTEGER REFERENCES files (id),
  station_id INTEGER REFERENCES stations (id) ON DELETE SET NULL,
  zone TEXT,
  start_utc_ms INTEGER,
  corrected_s REAL NOT NULL DEFAULT 0,
  clock_unset INTEGER NOT NULL DEFAULT 0,
  time_doubts TEXT NOT NULL DEFAULT '[]',
  deployment_id TEXT,
  latitude REAL,
  longitude REAL,
  filter TEXT,
  trigger_note TEXT,
  -- What is heard in it, whatever the file around it: SHA-256 over rate, channels and samples; NULL: heard before this was noted.
  sound_id TEXT,
  -- Four bytes for every piece of the sound, to see whether one recording is the beginning of another (analysis/reading/sound-id.ts).
  sound_pieces BLOB,
  silent INTEGER NOT NULL DEFAULT 0 CHECK (silent IN (0, 1))
) STRICT;
CREATE INDEX recordings_station ON recordings (station_id, recorder_id, deployment_id);
CREATE INDEX recordings_recorder ON recordings (recorder_id);
CREATE INDEX recordings_sound ON recordings (sound_id) WHERE sound_id IS NOT NULL;
CREATE INDEX recordings_name ON recordings (name);
${beginningIndex}
${placeIndexes}

-- Every content of a file that is known to hold a recording, by the SHA-256 of its bytes.
CREATE TABLE contents (
  hash TEXT NOT NULL,
  recording_id INTEGER NOT NULL REFERENCES recordings (id),
  PRIMARY KEY (hash, recording_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contents_recording ON contents (recording_id);

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
  -- What a look inside at the last sighting gave (engine/watching/content-probe.ts); NULL: not looked into yet.
  probe TEXT,
  -- Number and change time of the file's entry on its disk: another one is a reason to look inside again.
  entry TEXT,
  -- The path as bytes where it is no UTF-8.
  raw_path BLOB,
  -- It holds only the beginning of its recording, which lies elsewhere in full.
  shorter INTEGER NOT NULL DEFAULT 0 CHECK (shorter IN (0, 1)),
  -- What was heard in this very file before it changed.
  heard_before INTEGER REFERENCES recordings (id),
  UNIQUE (folder_id, relative_path)
) STRICT;
CREATE INDEX files_waiting ON files (folder_id, id, not_before_ms) WHERE state = 'waiting';
CREATE INDEX files_missing ON files (folder_id, relative_path) WHERE state = 'missing';
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

-- Files being written, relative to the data folder or absolute: what a crash leaves of them may be removed, and nothing else.
CREATE TABLE files_in_work (path TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- What a person should know of files that were not counted on their own, e.g. copies in another folder.
CREATE TABLE file_notes (
  file_id INTEGER PRIMARY KEY REFERENCES files (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  other TEXT NOT NULL,
  noted_at TEXT NOT NULL
) STRICT;
`;
