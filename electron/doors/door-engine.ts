import type { Monitor } from '#monitor/start-monitor.ts';

/** What a door needs of the running program. */
export type DoorEngine = Pick<Monitor, 'dispatch' | 'media' | 'on' | 'pathOfFile'>;
