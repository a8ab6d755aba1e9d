/** Detections whose picture was let go to make room: the policy does not paint them again, a person may ask for it. */
export const picturesLetGoMigration = `
CREATE TABLE pictures_let_go (
  detection_id INTEGER PRIMARY KEY REFERENCES detections (id) ON DELETE CASCADE,
  let_go_at TEXT NOT NULL
) STRICT;
`;
