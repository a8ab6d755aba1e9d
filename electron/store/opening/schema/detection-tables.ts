import { packBand } from './box-tables.ts';
import { writtenColumn } from './change-tables.ts';
import { personColumns } from './labelling-tables.ts';
import { heldColumns, heldIndex } from './range-tables.ts';

/** What charts and counts of a folder or a station are read from, recording by recording, without a look at the table. */
export const alongRecordings = `CREATE INDEX detections_recording ON detections
  (recording_id, current, rejected, species_id, wall_hours, wall_ms, score, picture_id);`;

/**
 * What was heard. An analysis keeps the score sheet of every clip, so detections are a view that can be derived again under
 * other thresholds; a review stays with its detection. `detections.rejected` and `detections.picture_id` mirror `reviews`
 * and `pictures`, because every chart and every gallery page asks for them.
 */
export const detectionTables = `
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
  window_s REAL NOT NULL,
  ${packBand}
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
  -- It heard only the beginning of what the recording is now.
  shorter INTEGER NOT NULL DEFAULT 0 CHECK (shorter IN (0, 1)),
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
  picture_id INTEGER,
  utc_ms INTEGER,
  -- What the machine said where a person said another species; NULL: its label stands.
  machine_species_id INTEGER REFERENCES species (id),
  -- Why it is held back, and how likely its species is there and then, 0 to 1. Held back it is current only when confirmed.
  ${heldColumns.join(',\n  ')},
  ${personColumns.join(',\n  ')}
) STRICT;
${heldIndex}
CREATE INDEX detections_time ON detections (wall_ms, id, rejected, picture_id, species_id, score) WHERE current = 1;
CREATE INDEX detections_species ON detections (species_id, wall_ms, id, rejected, picture_id, score) WHERE current = 1;
CREATE INDEX detections_best ON detections (species_id, score, rejected, id) WHERE current = 1;
CREATE INDEX detections_cover ON detections (species_id, score, rejected, id, picture_id)
  WHERE current = 1 AND picture_id IS NOT NULL;
CREATE INDEX detections_hours ON detections (species_id, wall_hours, score, rejected, recording_id, wall_ms) WHERE current = 1;
CREATE INDEX detections_heard ON detections (species_id, recording_id, wall_ms, score, rejected) WHERE current = 1;
${alongRecordings}
CREATE INDEX detections_relabelled ON detections (machine_species_id, species_id) WHERE machine_species_id IS NOT NULL;

CREATE TABLE reviews (
  detection_id INTEGER PRIMARY KEY REFERENCES detections (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected', 'unsure')),
  comment TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  reviewed_at TEXT NOT NULL,
  -- NULL: the person left the machine's label as it is.
  species_id INTEGER REFERENCES species (id),
  call_type TEXT NOT NULL DEFAULT '',
  individuals INTEGER CHECK (individuals > 0)
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
  machine_end_s REAL NOT NULL,
  species_id INTEGER REFERENCES species (id),
  machine_species_id INTEGER REFERENCES species (id),
  call_type TEXT NOT NULL DEFAULT '',
  individuals INTEGER,
  ${writtenColumn}
) STRICT;

-- Detections drawn by chance for review, kept so that work on a sample goes on another day and so that it is known later which
-- verdicts came from it. A member whose detection no longer holds stays and is not shown.
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
`;
