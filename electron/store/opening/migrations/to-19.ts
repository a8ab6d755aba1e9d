import { heldColumns, heldIndex, rangeTables } from '../schema/range-tables.ts';

/** Detections that are held back because the species is not to be expected, and what says so. */
export const stepTo19 = `
${heldColumns.map((column) => `ALTER TABLE detections ADD COLUMN ${column};`).join('\n')}
${heldIndex}
${rangeTables}
`;
