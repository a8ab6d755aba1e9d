/** Of marks given before nobody knows when: whoever takes one away does so later. */
export const stepTo31 = `
CREATE TABLE mark_changes (
  detection_id INTEGER NOT NULL REFERENCES detections (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('tag', 'favourite')),
  name TEXT NOT NULL,
  given INTEGER NOT NULL CHECK (given IN (0, 1)),
  changed_at TEXT NOT NULL,
  PRIMARY KEY (detection_id, kind, name)
) STRICT, WITHOUT ROWID;
`;
