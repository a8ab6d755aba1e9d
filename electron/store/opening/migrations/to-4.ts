const tally = (row: 'NEW' | 'OLD', sign: '+' | '-'): string => `
  INSERT INTO tallies (species_id, day, hour, rejected, pictured, detections)
  SELECT ${row}.species_id, coalesce(${row}.wall_hours / 24, -1), coalesce(${row}.wall_hours % 24, -1), ${row}.rejected,
    ${row}.picture_id IS NOT NULL, ${sign}1
  WHERE ${row}.current = 1
  ON CONFLICT DO UPDATE SET detections = detections + excluded.detections;`;

const heardIn = (row: 'NEW' | 'OLD', sign: '+' | '-'): string => `
  INSERT INTO heard_in (species_id, recording_id, all_n, unrejected_n)
  SELECT ${row}.species_id, ${row}.recording_id, ${sign}1, ${sign}(1 - ${row}.rejected)
  WHERE ${row}.current = 1
  ON CONFLICT DO UPDATE SET all_n = all_n + excluded.all_n, unrejected_n = unrejected_n + excluded.unrejected_n;`;

/**
 * The running counts also know whether a detection has a picture, so that the gallery need not count a million rows for its
 * total; and the index by hours knows the recording, so that a filter by day counts recordings along it.
 */
export const stepTo4 = `
DROP TRIGGER tallies_insert;
DROP TRIGGER tallies_delete;
DROP TRIGGER tallies_update;
DROP TABLE tallies;
CREATE TABLE tallies (
  species_id INTEGER NOT NULL, day INTEGER NOT NULL, hour INTEGER NOT NULL, rejected INTEGER NOT NULL,
  pictured INTEGER NOT NULL, detections INTEGER NOT NULL,
  PRIMARY KEY (species_id, day, hour, rejected, pictured)
) STRICT, WITHOUT ROWID;
INSERT INTO tallies
SELECT species_id, coalesce(wall_hours / 24, -1), coalesce(wall_hours % 24, -1), rejected, picture_id IS NOT NULL, count(*)
FROM detections WHERE current = 1 GROUP BY 1, 2, 3, 4, 5;
CREATE TRIGGER tallies_insert AFTER INSERT ON detections BEGIN ${tally('NEW', '+')} ${heardIn('NEW', '+')} END;
CREATE TRIGGER tallies_delete AFTER DELETE ON detections BEGIN ${tally('OLD', '-')} ${heardIn('OLD', '-')} END;
CREATE TRIGGER tallies_update AFTER UPDATE OF species_id, wall_hours, current, rejected, picture_id ON detections BEGIN
  ${tally('OLD', '-')} ${tally('NEW', '+')} END;
CREATE TRIGGER heard_in_follows AFTER UPDATE OF species_id, current, rejected ON detections BEGIN
  ${heardIn('OLD', '-')} ${heardIn('NEW', '+')} END;
DROP INDEX detections_hours;
CREATE INDEX detections_hours ON detections (species_id, wall_hours, score, rejected, recording_id, wall_ms) WHERE current = 1;
`;
