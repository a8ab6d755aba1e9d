import type { EventName, Events } from '#contract/requests.ts';

type Hear<K extends EventName> = (event: Events[K]) => void;

/** The engine's events, typed by the contract. */
export type EventHub = {
  /** @returns the unsubscribe. */
  on<K extends EventName>(name: K, hear: Hear<K>): () => void;
  emit<K extends EventName>(name: K, event: Events[K]): void;
};

export function createEventHub(): EventHub {
  const hearers: { [K in EventName]: Set<Hear<K>> } = {
    'watch.changed': new Set(),
    'recording.analysed': new Set(),
    'recording.failed': new Set(),
    'picture.drawn': new Set(),
    'settings.changed': new Set(),
    'settings.deriving': new Set(),
    'models.changed': new Set(),
    'export.progress': new Set(),
    'classifier.changed': new Set(),
    'selection.progress': new Set(),
    'soundscape.progress': new Set(),
    'places.changed': new Set(),
    'species.heard': new Set(),
  };
  return {
    on: (name, hear) => {
      hearers[name].add(hear);
      return () => {
        hearers[name].delete(hear);
      };
    },
    emit: (name, event) => {
      for (const hear of [...hearers[name]]) hear(event);
    },
  };
}
