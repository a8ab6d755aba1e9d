/**
 * Whose turn it is: a folder may be taken before the others or be held back. The index lets the queue find the next file of
 * a folder at once, however many hundred thousand wait in others.
 */
export const folderTurnsMigration = `
ALTER TABLE folders ADD COLUMN turn TEXT NOT NULL DEFAULT 'normal' CHECK (turn IN ('first', 'normal', 'held'));
DROP INDEX files_waiting;
CREATE INDEX files_waiting ON files (folder_id, id, not_before_ms) WHERE state = 'waiting';
CREATE INDEX files_missing ON files (folder_id, relative_path) WHERE state = 'missing';
`;
