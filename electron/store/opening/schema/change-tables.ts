/**
 * When a person last made something or changed it (`present`), or took it away, so that of data folders that are joined the later change
 * holds, in whatever order. What has a row of its own with the time of its last change, as boxes have, is not noted.
 *
 * About a detection: `tag` (name), `favourite` (name empty), `second-verdict` (its reviewer). About a recording: `annotations` that were
 * removed ([set, kind]). About neither: `sample` ([name, seed, made at]), `photo` (species), `station`, `station-removed`, `station-renamed`, `station-fact`
 * ([station, fact]), `station-link` ([station, kind, folder, value]), `species-list` ([station or '', kind, species]), `time-order`
 * ([folder, subfolder]). Lists are JSON; stations are named in small letters, folders by their path.
 */
export const changeTables = `
CREATE TABLE person_changes (
  kind TEXT NOT NULL,
  detection_id INTEGER REFERENCES detections (id) ON DELETE CASCADE,
  recording_id INTEGER REFERENCES recordings (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  present INTEGER NOT NULL CHECK (present IN (0, 1)),
  changed_at TEXT NOT NULL,
  -- What a station that was renamed is called since.
  became TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX person_changes_detection ON person_changes (detection_id, kind, name) WHERE detection_id IS NOT NULL;
CREATE UNIQUE INDEX person_changes_recording ON person_changes (recording_id, kind, name) WHERE recording_id IS NOT NULL;
CREATE UNIQUE INDEX person_changes_name ON person_changes (kind, name) WHERE detection_id IS NULL AND recording_id IS NULL;
`;

/** Of `annotated_recordings`: when its rows of a set were last imported. */
export const importedColumn = `added_at TEXT NOT NULL DEFAULT ''`;

/** Of `review_history`: when it was written; a verdict that was put back has the time at which it was first given. */
export const writtenColumn = `written_at TEXT NOT NULL DEFAULT ''`;
