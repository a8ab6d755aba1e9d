import { fileURLToPath } from 'node:url';

/** The small model pack that tests run. */
export const tinyPack = fileURLToPath(new URL('../fixtures/models/tiny', import.meta.url));
