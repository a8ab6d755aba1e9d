/**
 * What data folders that were merged into this one left behind, and what waits to be told to others.
 *
 * `merged_sources` knows every source by the SHA-256 of its database, so that the same one is not gone through twice and a merge
 * that was cut short goes on. `other_verdicts` are verdicts on a detection that differ from the one in `reviews`, until a person
 * decides. A row of `outbox` leaves when its receiver has acknowledged it.
 */
export const joiningTables = `
CREATE TABLE merged_sources (
  fingerprint TEXT PRIMARY KEY,
  folder TEXT NOT NULL,
  -- The last of its recordings that is merged.
  merged_to INTEGER NOT NULL,
  finished_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE other_verdicts (
  detection_id INTEGER NOT NULL REFERENCES detections (id) ON DELETE CASCADE,
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected', 'unsure')),
  comment TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  reviewed_at TEXT NOT NULL,
  species_id INTEGER REFERENCES species (id),
  call_type TEXT NOT NULL,
  individuals INTEGER,
  PRIMARY KEY (detection_id, reviewer, reviewed_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  receiver TEXT NOT NULL,
  event TEXT NOT NULL,
  detection_id INTEGER,
  body TEXT NOT NULL,
  made_at TEXT NOT NULL,
  -- Why the receiver will not have it; NULL: it waits.
  refused TEXT,
  UNIQUE (receiver, event)
) STRICT;

CREATE INDEX review_history_detection ON review_history (detection_id);
`;
