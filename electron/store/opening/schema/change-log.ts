/**
 * Which rows changed since the program started, in order, so that whoever holds columns of them in memory reads these again and no others
 * (columns/). A new detection is not noted: no id before it was larger. The oldest of very many changes are forgotten; who has not
 * seen them yet reads everything anew.
 */
const note = (name: string, event: string, columns: string): string => `
CREATE TRIGGER ${name} AFTER ${event} BEGIN INSERT INTO changed_rows (detection_id, recording_id) VALUES (${columns}); END;`;

export const changeLog = `
CREATE TABLE changed_rows (seq INTEGER PRIMARY KEY, detection_id INTEGER, recording_id INTEGER) STRICT;
CREATE TRIGGER changed_rows_forget AFTER INSERT ON changed_rows WHEN NEW.seq % 10000 = 0 BEGIN
  DELETE FROM changed_rows WHERE seq <= NEW.seq - 300000; END;
${[
  note(
    'changed_detection',
    'UPDATE OF recording_id, species_id, wall_ms, utc_ms, score, current, rejected, picture_id ON detections',
    'NEW.id, NULL',
  ),
  note('changed_detection_delete', 'DELETE ON detections', 'OLD.id, NULL'),
  note('changed_review_insert', 'INSERT ON reviews', 'NEW.detection_id, NULL'),
  note('changed_review', 'UPDATE OF verdict ON reviews', 'NEW.detection_id, NULL'),
  note('changed_review_delete', 'DELETE ON reviews', 'OLD.detection_id, NULL'),
  note(
    'changed_recording',
    `UPDATE OF station_id, time_source, corrected_s, start_utc_ms, utc_offset_min, duration_s, latitude, longitude
  ON recordings`,
    'NULL, NEW.id',
  ),
  note('changed_recording_delete', 'DELETE ON recordings', 'NULL, OLD.id'),
  note('changed_effort_insert', 'INSERT ON effort', 'NULL, NEW.recording_id'),
  note('changed_effort', 'UPDATE ON effort', 'NULL, NEW.recording_id'),
  note('changed_effort_delete', 'DELETE ON effort', 'NULL, OLD.recording_id'),
].join('')}
`;
