import type { Monitor } from '#monitor/start-monitor.ts';

/** What a door needs of the running engine. */
export type Engine = Pick<Monitor, 'dispatch' | 'media' | 'on'>;
