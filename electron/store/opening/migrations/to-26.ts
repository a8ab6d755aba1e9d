import { boxTables, packBand } from '../schema/box-tables.ts';

/** Boxes drawn on spectrograms have a table of their own, with the time, too; packs say up to where they hear. */
export const stepTo26 = `
${boxTables}
INSERT INTO boxes (detection_id, start_s, end_s, low_hz, high_hz, reviewer, drawn_at)
SELECT d.id, d.start_s, d.end_s, coalesce(d.low_hz, 0), coalesce(d.high_hz, r.rate_hz / 2.0), coalesce(w.reviewer, ''),
  coalesce(w.reviewed_at, '')
FROM detections d JOIN recordings r ON r.id = d.recording_id LEFT JOIN reviews w ON w.detection_id = d.id
WHERE (d.low_hz IS NOT NULL OR d.high_hz IS NOT NULL) AND coalesce(d.low_hz, 0) < coalesce(d.high_hz, r.rate_hz / 2.0);
ALTER TABLE detections DROP COLUMN low_hz;
ALTER TABLE detections DROP COLUMN high_hz;
ALTER TABLE packs ADD COLUMN ${packBand};
`;
