/** What tables of other programs say of recordings. */
export const stepTo25 = `
CREATE TABLE annotation_sets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('annotations', 'detections')),
  added_at TEXT NOT NULL,
  UNIQUE (name, kind)
) STRICT;

CREATE TABLE annotated_recordings (
  set_id INTEGER NOT NULL REFERENCES annotation_sets (id) ON DELETE CASCADE,
  recording_id INTEGER NOT NULL REFERENCES recordings (id),
  PRIMARY KEY (set_id, recording_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE annotations (
  set_id INTEGER NOT NULL REFERENCES annotation_sets (id) ON DELETE CASCADE,
  recording_id INTEGER NOT NULL REFERENCES recordings (id),
  start_s REAL NOT NULL,
  end_s REAL NOT NULL,
  -- As the table says it.
  label TEXT NOT NULL,
  -- NULL: no species is called so.
  species_id INTEGER REFERENCES species (id),
  score REAL,
  low_hz REAL,
  high_hz REAL,
  PRIMARY KEY (set_id, recording_id, start_s, end_s, label)
) STRICT, WITHOUT ROWID;
`;
