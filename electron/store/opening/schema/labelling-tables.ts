/** Of `detections`: whether a person made it. */
export const personColumns = ['by_person INTEGER NOT NULL DEFAULT 0 CHECK (by_person IN (0, 1))'] as const;

/**
 * What people say beyond the labels of a model. `own_labels` marks rows of `species` that are no species: call types, `car`, `rain`.
 * `second_verdicts` are those of a second pass, in which the first verdict is not shown.
 */
export const labellingTables = `
CREATE TABLE own_labels (
  code TEXT PRIMARY KEY,
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE detection_tags (
  detection_id INTEGER NOT NULL REFERENCES detections (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (detection_id, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE second_verdicts (
  detection_id INTEGER NOT NULL REFERENCES detections (id) ON DELETE CASCADE,
  reviewer TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected', 'unsure')),
  species_id INTEGER REFERENCES species (id),
  comment TEXT NOT NULL,
  reviewed_at TEXT NOT NULL,
  PRIMARY KEY (detection_id, reviewer)
) STRICT, WITHOUT ROWID;
`;
