import { joiningTables } from '../schema/joining-tables.ts';

/** Merging data folders, verdicts that differ between them, and what waits to be told. */
export const stepTo20 = joiningTables;
