import { changeLog } from '../schema/change-log.ts';

/** Rows that change are noted, for columns of them that are held in memory. */
export const stepTo28 = changeLog;
