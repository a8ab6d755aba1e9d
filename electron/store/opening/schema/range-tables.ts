/**
 * What says which species can be expected. `occurrences` keeps what a location model said of a place: deflated little-endian
 * uint16 [whole year and 48 weeks, species], 65,535 is certain, in the order of the names in `occurrence_models`. A species list
 * without a station holds everywhere.
 */
export const rangeTables = `
CREATE TABLE occurrence_models (
  model TEXT PRIMARY KEY,
  species TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE occurrences (
  model TEXT NOT NULL REFERENCES occurrence_models (model) ON DELETE CASCADE,
  latitude REAL NOT NULL,
  longitude REAL NOT NULL,
  likelihoods BLOB NOT NULL,
  PRIMARY KEY (model, latitude, longitude)
) STRICT;
CREATE TABLE species_lists (
  id INTEGER PRIMARY KEY,
  station_id INTEGER REFERENCES stations (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('include', 'exclude')),
  -- Scientific names as JSON.
  species TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX species_lists_of ON species_lists (coalesce(station_id, 0), kind);
`;

/** Of `detections`: why one is held back, and how likely its species is there and then. */
export const heldColumns = [`held TEXT CHECK (held IN ('range', 'list', 'class'))`, 'likelihood REAL'] as const;

export const heldIndex = `CREATE INDEX detections_held ON detections (species_id, score) WHERE held IS NOT NULL;`;
