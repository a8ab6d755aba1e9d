import { painterColumn } from '../schema/picture-tables.ts';

/** A picture says which of its pack's networks painted it. */
export const stepTo33 = `ALTER TABLE pictures ADD COLUMN ${painterColumn};`;
