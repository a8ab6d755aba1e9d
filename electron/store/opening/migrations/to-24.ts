import { labellingTables, personColumns } from '../schema/labelling-tables.ts';

/** Detections made by people, labels of their own, tags, and second verdicts. */
export const stepTo24 = [
  ...[...personColumns, 'low_hz REAL', 'high_hz REAL'].map((column) => `ALTER TABLE detections ADD COLUMN ${column};`),
  labellingTables,
].join('\n');
