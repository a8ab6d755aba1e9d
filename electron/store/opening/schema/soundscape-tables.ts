/** What a recording sounds like minute by minute, packed as in analysis/soundscape/soundscape.ts, and what people like best. */
export const soundscapeTables = `
CREATE TABLE soundscapes (
  recording_id INTEGER PRIMARY KEY REFERENCES recordings (id),
  minutes INTEGER NOT NULL,
  packed BLOB NOT NULL
) STRICT;
-- Counting minutes reads no packed ones.
CREATE INDEX soundscapes_minutes ON soundscapes (recording_id, minutes);

CREATE TABLE favourites (
  detection_id INTEGER PRIMARY KEY REFERENCES detections (id) ON DELETE CASCADE,
  added_at TEXT NOT NULL
) STRICT;
`;
