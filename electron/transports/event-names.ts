import type { EventName } from '#contract/requests.ts';

/** Every event there is; an event that is missing here does not compile. */
export const eventNames = Object.keys({
  'watch.changed': true,
  'recording.analysed': true,
  'recording.failed': true,
  'picture.drawn': true,
  'settings.changed': true,
  'export.progress': true,
  'places.changed': true,
  'species.heard': true,
} satisfies Record<EventName, true>) as EventName[];
