/**
 * What makes two files the same recording: the content of every file that holds it, an identity of its sound, and what a look
 * inside a file gave when it was last seen. Files in the course of being written are on record, so that only they are ever
 * cleaned away.
 */
export const stepTo18 = `
ALTER TABLE recordings ADD COLUMN sound_id TEXT;
ALTER TABLE recordings ADD COLUMN sound_pieces BLOB;
ALTER TABLE recordings ADD COLUMN silent INTEGER NOT NULL DEFAULT 0 CHECK (silent IN (0, 1));
CREATE INDEX recordings_sound ON recordings (sound_id) WHERE sound_id IS NOT NULL;
CREATE INDEX recordings_name ON recordings (name);
CREATE TABLE contents (
  hash TEXT NOT NULL,
  recording_id INTEGER NOT NULL REFERENCES recordings (id),
  PRIMARY KEY (hash, recording_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contents_recording ON contents (recording_id);
ALTER TABLE files ADD COLUMN probe TEXT;
ALTER TABLE files ADD COLUMN entry TEXT;
ALTER TABLE files ADD COLUMN raw_path BLOB;
ALTER TABLE files ADD COLUMN shorter INTEGER NOT NULL DEFAULT 0 CHECK (shorter IN (0, 1));
ALTER TABLE files ADD COLUMN heard_before INTEGER REFERENCES recordings (id);
ALTER TABLE analyses ADD COLUMN shorter INTEGER NOT NULL DEFAULT 0 CHECK (shorter IN (0, 1));
CREATE TABLE files_in_work (path TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE file_notes (
  file_id INTEGER PRIMARY KEY REFERENCES files (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  other TEXT NOT NULL,
  noted_at TEXT NOT NULL
) STRICT;
`;

export const fillTo18 = `INSERT INTO contents (hash, recording_id) SELECT content_id, id FROM recordings;`;
