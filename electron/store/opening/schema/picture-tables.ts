/** The few pictures that are not let go to make room are found without reading all. */
export const keptIndexes = `
CREATE INDEX pictures_person ON pictures (id) WHERE wanted_by = 'person';
CREATE INDEX pictures_undone ON pictures (id) WHERE state <> 'done' AND file IS NOT NULL;`;

/** Which of the pack's networks painted it; packs had one until version 33. */
export const painterColumn = `painter TEXT NOT NULL DEFAULT 'fine' CHECK (painter IN ('fine', 'quick'))`;

/** Pictures of detections and photographs of a person's own. */
export const pictureTables = `
CREATE TABLE pictures (
  id INTEGER PRIMARY KEY,
  detection_id INTEGER NOT NULL REFERENCES detections (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'drawing', 'done', 'failed')),
  wanted_by TEXT NOT NULL CHECK (wanted_by IN ('policy', 'person')),
  clip_start_s REAL NOT NULL,
  seed INTEGER NOT NULL,
  sampler TEXT NOT NULL,
  steps INTEGER NOT NULL,
  guidance_scale REAL NOT NULL,
  model_name TEXT NOT NULL,
  model_hash TEXT NOT NULL,
  file TEXT,
  bytes INTEGER NOT NULL DEFAULT 0,
  note TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before_ms INTEGER NOT NULL DEFAULT 0,
  drawn_at TEXT,
  ${painterColumn}
) STRICT;
CREATE INDEX pictures_detection ON pictures (detection_id, id);
CREATE INDEX pictures_waiting ON pictures (wanted_by, id) WHERE state = 'waiting';
CREATE UNIQUE INDEX pictures_file ON pictures (file) WHERE file IS NOT NULL;
CREATE INDEX pictures_drawing ON pictures (id) WHERE state = 'drawing';
${keptIndexes}

-- Detections whose picture was let go to make room: the policy does not paint them again, a person may ask for it.
CREATE TABLE pictures_let_go (
  detection_id INTEGER PRIMARY KEY REFERENCES detections (id) ON DELETE CASCADE,
  -- '': on another computer, from which it was merged.
  let_go_at TEXT NOT NULL
) STRICT;

-- The picture a person chose for a detection.
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
`;
