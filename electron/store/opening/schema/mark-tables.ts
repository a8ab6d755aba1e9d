/**
 * When a person last gave a detection a mark, or took it away: a tag (`name`), or that it is a favourite (`name` empty). Two seasons
 * that are joined go by the later of both, so that what was taken away in one does not come back from the other.
 */
export const markTables = `
CREATE TABLE mark_changes (
  detection_id INTEGER NOT NULL REFERENCES detections (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('tag', 'favourite')),
  name TEXT NOT NULL,
  given INTEGER NOT NULL CHECK (given IN (0, 1)),
  changed_at TEXT NOT NULL,
  PRIMARY KEY (detection_id, kind, name)
) STRICT, WITHOUT ROWID;
`;
