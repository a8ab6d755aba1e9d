/** What all pictures take on the disk, kept by triggers: with a million of them adding up holds everything else up. One row. */
export const pictureBytesMigration = `
CREATE TABLE picture_bytes (only INTEGER PRIMARY KEY CHECK (only = 0), bytes INTEGER NOT NULL) STRICT;
INSERT INTO picture_bytes SELECT 0, coalesce(sum(bytes), 0) FROM pictures;
CREATE TRIGGER picture_bytes_insert AFTER INSERT ON pictures WHEN NEW.bytes <> 0 BEGIN
  UPDATE picture_bytes SET bytes = bytes + NEW.bytes; END;
CREATE TRIGGER picture_bytes_delete AFTER DELETE ON pictures WHEN OLD.bytes <> 0 BEGIN
  UPDATE picture_bytes SET bytes = bytes - OLD.bytes; END;
CREATE TRIGGER picture_bytes_update AFTER UPDATE OF bytes ON pictures WHEN NEW.bytes <> OLD.bytes BEGIN
  UPDATE picture_bytes SET bytes = bytes + NEW.bytes - OLD.bytes; END;
`;
