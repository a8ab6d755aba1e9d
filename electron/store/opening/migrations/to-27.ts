import { alongRecordings } from '../schema/detection-tables.ts';

/** The index by recording holds what charts of a folder or a station count. */
export const stepTo27 = `DROP INDEX detections_recording; ${alongRecordings}`;
