/**
 * What was heard. An analysis keeps the score sheet of every clip, so detections are a view that can be derived again under
 * other thresholds; a review stays with its detection. `detections.rejected` and `detections.picture_id` mirror `reviews`
 * and `pictures`, because every chart and every gallery page asks for them.
 */
export const detectionsMigration = `
CREATE TABLE species (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  scientific_name TEXT NOT NULL,
  common_name TEXT NOT NULL
) STRICT;

CREATE TABLE packs (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  title TEXT NOT NULL,
  labels TEXT NOT NULL,
  window_s REAL NOT NULL
) STRICT;

CREATE TABLE analyses (
  id INTEGER PRIMARY KEY,
  recording_id INTEGER NOT NULL REFERENCES recordings (id),
  pack_id INTEGER NOT NULL REFERENCES packs (id),
  overlap_s REAL NOT NULL,
  channel TEXT NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  clips INTEGER NOT NULL,
  sheet BLOB NOT NULL,
  provider TEXT NOT NULL,
  seconds REAL NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (recording_id, pack_id, overlap_s, channel)
) STRICT;
CREATE UNIQUE INDEX analyses_current ON analyses (recording_id) WHERE current = 1;

CREATE TABLE detections (
  id INTEGER PRIMARY KEY,
  recording_id INTEGER NOT NULL REFERENCES recordings (id),
  analysis_id INTEGER NOT NULL REFERENCES analyses (id),
  species_id INTEGER NOT NULL REFERENCES species (id),
  start_s REAL NOT NULL,
  end_s REAL NOT NULL,
  best_clip_start_s REAL NOT NULL,
  score REAL NOT NULL,
  clips INTEGER NOT NULL,
  wall_ms INTEGER,
  -- wall_ms in whole hours. Not a generated column: those keep an index from covering a query.
  wall_hours INTEGER,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected IN (0, 1)),
  picture_id INTEGER
) STRICT;
CREATE INDEX detections_time ON detections (wall_ms, id, rejected, picture_id, species_id, score) WHERE current = 1;
CREATE INDEX detections_species ON detections (species_id, wall_ms, id, rejected, picture_id, score) WHERE current = 1;
CREATE INDEX detections_score ON detections (score, id, rejected, picture_id, wall_ms, species_id) WHERE current = 1;
CREATE INDEX detections_best ON detections (species_id, score, rejected, id) WHERE current = 1;
CREATE INDEX detections_cover ON detections (species_id, score, rejected, id, picture_id)
  WHERE current = 1 AND picture_id IS NOT NULL;
CREATE INDEX detections_hours ON detections (species_id, wall_hours, score, rejected, wall_ms) WHERE current = 1;
CREATE INDEX detections_heard ON detections (species_id, recording_id, wall_ms, score, rejected) WHERE current = 1;
CREATE INDEX detections_recording ON detections (recording_id);

CREATE TABLE reviews (
  detection_id INTEGER PRIMARY KEY REFERENCES detections (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected', 'unsure')),
  comment TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  reviewed_at TEXT NOT NULL
) STRICT;

-- Every review ever written or taken back, with what the machine claimed at that moment.
CREATE TABLE review_history (
  id INTEGER PRIMARY KEY,
  detection_id INTEGER NOT NULL REFERENCES detections (id),
  verdict TEXT,
  comment TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  reviewed_at TEXT NOT NULL,
  machine_analysis_id INTEGER NOT NULL REFERENCES analyses (id),
  machine_score REAL NOT NULL,
  machine_start_s REAL NOT NULL,
  machine_end_s REAL NOT NULL
) STRICT;

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
  drawn_at TEXT
) STRICT;
CREATE INDEX pictures_detection ON pictures (detection_id, id);
CREATE INDEX pictures_waiting ON pictures (wanted_by, id) WHERE state = 'waiting';
CREATE UNIQUE INDEX pictures_file ON pictures (file) WHERE file IS NOT NULL;
CREATE INDEX pictures_drawing ON pictures (id) WHERE state = 'drawing';
`;
