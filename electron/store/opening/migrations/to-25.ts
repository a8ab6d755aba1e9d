import { annotationTables } from '../schema/annotation-tables.ts';

/** What tables of other programs say of recordings. */
export const stepTo25 = annotationTables;
