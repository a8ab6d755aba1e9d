import type { Monitor } from '#engine/start-engine.ts';

/** What a door needs of the running program. */
export type DoorEngine = Pick<Monitor, 'dispatch' | 'media' | 'on' | 'pathOfFile'>;
