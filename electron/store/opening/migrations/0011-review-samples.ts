/**
 * Detections drawn by chance for review, kept so that work on a sample goes on another day and so that it is known later
 * which verdicts came from it. A member whose detection no longer holds stays and is not shown.
 */
export const reviewSamplesMigration = `
CREATE TABLE review_samples (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('random', 'stratified')),
  filter TEXT NOT NULL,
  seed INTEGER NOT NULL,
  drawn_from INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE review_sample_members (
  sample_id INTEGER NOT NULL REFERENCES review_samples (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  detection_id INTEGER NOT NULL REFERENCES detections (id) ON DELETE CASCADE,
  PRIMARY KEY (sample_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_sample_members_detection ON review_sample_members (detection_id);
`;
