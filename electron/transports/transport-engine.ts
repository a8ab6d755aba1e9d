import type { Engine } from '#engine/start-engine.ts';

/** What a transport needs of the running program. */
export type TransportEngine = Pick<Engine, 'dispatch' | 'media' | 'folderIdentity' | 'on' | 'pathOfFile'>;
