import { changeTables, importedColumn, writtenColumn } from '../schema/change-tables.ts';

/** What people change is noted in one table, marks among it. Of what was made before, the time at which it was made is known at best. */
export const stepTo32 = `
${changeTables}
INSERT INTO person_changes (kind, detection_id, name, present, changed_at)
SELECT kind, detection_id, name, given, changed_at FROM mark_changes;
DROP TABLE mark_changes;
ALTER TABLE annotated_recordings ADD COLUMN ${importedColumn};
ALTER TABLE review_history ADD COLUMN ${writtenColumn};
`;

export const fillTo32 = `
UPDATE annotated_recordings AS r SET added_at = s.added_at FROM annotation_sets s WHERE s.id = r.set_id AND r.added_at = '';
UPDATE review_history SET written_at = reviewed_at WHERE written_at = '';
`;
