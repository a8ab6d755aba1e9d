import { filePlace } from '#store/queue/file-queue.ts';
import type { EngineCore } from '../engine.ts';

/** Hears of files that failed and of troubles of the whole program. */
export function followEngine({ telling, events, store }: Pick<EngineCore, 'telling' | 'events' | 'store'>): void {
  if (telling === null) return;
  events.on('watch.changed', (state) => telling.state(state));
  events.on('recording.failed', ({ file, failure }) => {
    const place = filePlace(store.db, file);
    telling.failed(place === null ? '' : `${place.folder}/${place.relativePath}`, failure);
  });
}

/** Nobody is told any more; what waits is sent after the next start. */
export async function stopTelling({ telling }: Pick<EngineCore, 'telling'>): Promise<void> {
  await telling?.stop();
}
