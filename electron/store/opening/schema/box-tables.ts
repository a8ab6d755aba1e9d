/**
 * What people drew on spectrograms: the bounds of a detection in seconds of its recording and in Hz. One that was removed leaves a row
 * without bounds, so that of two data folders the later word holds.
 */
export const boxTables = `
CREATE TABLE boxes (
  detection_id INTEGER PRIMARY KEY REFERENCES detections (id) ON DELETE CASCADE,
  start_s REAL,
  end_s REAL CHECK (end_s > start_s),
  low_hz REAL,
  high_hz REAL CHECK (high_hz > low_hz),
  reviewer TEXT NOT NULL,
  drawn_at TEXT NOT NULL,
  CHECK ((start_s IS NULL) = (end_s IS NULL) AND (start_s IS NULL) = (low_hz IS NULL) AND (start_s IS NULL) = (high_hz IS NULL))
) STRICT;
`;

/** Of `packs`: the highest frequency that the model hears, in Hz; NULL: nobody said. */
export const packBand = 'heard_to_hz REAL';
