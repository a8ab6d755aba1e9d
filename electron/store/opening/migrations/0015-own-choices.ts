/** What a person chose among the pictures of a detection, and the photographs of their own that stand for a species. */
export const ownChoicesMigration = `
CREATE TABLE kept_pictures (
  detection_id INTEGER PRIMARY KEY REFERENCES detections (id) ON DELETE CASCADE,
  picture_id INTEGER NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
  kept_at TEXT NOT NULL
) STRICT;
CREATE INDEX kept_pictures_picture ON kept_pictures (picture_id);

-- By code, not by species row: a photograph stays when a species is first heard later.
CREATE TABLE species_photos (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  species_code TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;
`;
