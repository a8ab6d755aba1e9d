import { clipRequests } from './clip.ts';
import { clockRequests } from './clock.ts';
import { exportEvents, exportRequests } from './exports.ts';
import type { Failure } from './failure.ts';
import { favouriteRequests, galleryRequests, selectionEvents, selectionRequests } from './gallery.ts';
import { modelEvents, modelRequests, packRequests } from './models.ts';
import { pictureEvents, pictureRequests, type MediaId, type MediaKind } from './pictures.ts';
import { rangeRequests, speciesEvents } from './species.ts';
import { reviewRequests } from './review.ts';
import type { Exchanges, RequestSchema, Value } from './schema/request.ts';
import { annotationRequests } from './search/annotations.ts';
import { classifierEvents, classifierRequests } from './search/classifiers.ts';
import { reviewerRequests } from './search/reviewers.ts';
import { visitRequests } from './search/visits.ts';
import { truthRequests } from './search/truth.ts';
import { embeddingRequests } from './search/embeddings.ts';
import { searchRequests } from './search/search.ts';
import { settingsEvents, settingsRequests, thresholdRequests } from './settings.ts';
import { soundscapeEvents, soundscapeRequests } from './sound/soundscape.ts';
import { stationEvents, stationRequests } from './stations.ts';
import { newsRequests, seasonRequests, timelineRequests } from './timeline.ts';
import { upkeepRequests } from './upkeep.ts';
import { folderRequests, watchEvents, watchRequests } from './watch.ts';

/** Everything the engine can be asked. */
export const requests = {
  ...watchRequests,
  ...folderRequests,
  ...timelineRequests,
  ...seasonRequests,
  ...newsRequests,
  ...soundscapeRequests,
  ...galleryRequests,
  ...favouriteRequests,
  ...selectionRequests,
  ...clipRequests,
  ...reviewRequests,
  ...stationRequests,
  ...clockRequests,
  ...pictureRequests,
  ...packRequests,
  ...modelRequests,
  ...rangeRequests,
  ...exportRequests,
  ...settingsRequests,
  ...thresholdRequests,
  ...upkeepRequests,
  ...embeddingRequests,
  ...searchRequests,
  ...classifierRequests,
  ...annotationRequests,
  ...truthRequests,
  ...visitRequests,
  ...reviewerRequests,
} satisfies Record<string, RequestSchema>;

/** Everything the engine tells the window without being asked. */
const events = {
  ...watchEvents,
  ...pictureEvents,
  ...stationEvents,
  ...speciesEvents,
  ...settingsEvents,
  ...modelEvents,
  ...exportEvents,
  ...classifierEvents,
  ...selectionEvents,
  ...soundscapeEvents,
};

export type RequestName = keyof typeof requests;

export type EventName = keyof typeof events;

/** The names of all events. */
export const eventNames = Object.keys(events) as readonly EventName[];

export type Events = { readonly [K in EventName]: Value<(typeof events)[K]> };

type Requests = Exchanges<typeof requests>;

export type Ask<K extends RequestName> = Requests[K]['ask'];

export type AnswerTo<K extends RequestName> = Requests[K]['answer'];

export type Handlers = { readonly [K in RequestName]: (ask: Ask<K>) => AnswerTo<K> | Promise<AnswerTo<K>> };

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** The one interface between the renderer and the engine, whatever carries it. */
export interface Client {
  ask<K extends RequestName>(name: K, ask: Ask<K>): Promise<AnswerTo<K>>;
  /** Returns the unsubscribe. */
  on<K extends EventName>(name: K, hear: (event: Events[K]) => void): () => void;
  mediaUrl(kind: MediaKind, id: MediaId): string;
}
