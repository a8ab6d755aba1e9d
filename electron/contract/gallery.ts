import * as v from 'valibot';
import { DetectionFilter, Verdict } from './detections.ts';
import { DetectionId, PictureId, SelectionStepId } from './ids.ts';
import { PictureState } from './pictures.ts';
import { LocalMoment } from './recordings.ts';
import { ReviewChange } from './review.ts';
import { list, mostSelected, whole } from './schema/fields.ts';
import { request, type Exchanges, type Value } from './schema/request.ts';
import { Species } from './species.ts';
import { StationName } from './stations.ts';

export const GroupBy = v.picklist(['species', 'day', 'station']);
export type GroupBy = Value<typeof GroupBy>;

/** A run of the gallery, in the order of `gallery.read` that belongs to the grouping. */
export const GalleryGroup = v.strictObject({
  count: v.number(),
  /** What the run has in common; `day` and `station` are null where it is not known. */
  of: v.variant('kind', [
    v.strictObject({
      kind: v.literal('species'),
      species: Species,
      coverDetection: DetectionId,
      coverPicture: v.nullable(PictureId),
    }),
    v.strictObject({
      kind: v.literal('day'),
      day: v.nullable(v.string()),
      /** There where a time on that day is only the disk's. */
      guessed: v.exactOptional(v.literal(true)),
    }),
    v.strictObject({ kind: v.literal('station'), station: v.nullable(StationName) }),
  ]),
});
export type GalleryGroup = Value<typeof GalleryGroup>;

/** `best-pictures`: those with a finished picture first, each by score. */
export const GalleryOrder = v.picklist([
  'best-pictures',
  'newest-heard',
  'oldest-heard',
  'best-score',
  'species',
  'station',
]);
export type GalleryOrder = Value<typeof GalleryOrder>;

export const GalleryItem = v.strictObject({
  detection: DetectionId,
  species: Species,
  score: v.number(),
  /** A person made the detection: it has no score. */
  own: v.exactOptional(v.literal(true)),
  at: v.nullable(LocalMoment),
  station: v.nullable(StationName),
  recordingName: v.string(),
  pictureState: PictureState,
  /** The newest finished picture. */
  picture: v.nullable(PictureId),
  verdict: v.nullable(Verdict),
  favourite: v.boolean(),
});
export type GalleryItem = Value<typeof GalleryItem>;

export const GalleryPage = v.strictObject({ total: v.number(), offset: v.number(), items: v.array(GalleryItem) });
export type GalleryPage = Value<typeof GalleryPage>;

export const galleryRequests = {
  /** Detections under a filter, so many from an offset on. */
  'gallery.read': request(
    {
      offset: whole(0, 1e12),
      limit: whole(0, 1000),
      order: GalleryOrder,
      filter: DetectionFilter,
      /** Only detections that have a finished picture. */
      picturesOnly: v.boolean(),
    },
    GalleryPage,
  ),
  /** The groups of the gallery: by species with order `species`, by day with `newest-heard`, by station with `station`. */
  'gallery.groups': request(
    { by: GroupBy, filter: DetectionFilter, picturesOnly: v.boolean() },
    v.strictObject({ groups: v.array(GalleryGroup) }),
  ),
  /** The detections of a stretch of the gallery, in its order. */
  'gallery.ids': request(
    {
      offset: whole(0, 1e12),
      limit: whole(0, mostSelected),
      order: GalleryOrder,
      filter: DetectionFilter,
      picturesOnly: v.boolean(),
    },
    v.strictObject({ detections: v.array(DetectionId) }),
  ),
};

export const favouriteRequests = {
  /** Makes detections favourites, or no longer. */
  'favourites.set': request(
    { detections: list(DetectionId, mostSelected), favourite: v.boolean() },
    v.strictObject({}),
  ),
};

const StepAnswer = v.strictObject({
  /** What `selection.undo` takes, as long as the program runs. */
  step: SelectionStepId,
  /** Detections that were reviewed. */
  count: v.number(),
});

export const selectionEvents = {
  /** How far an action on everything selected has come, in detections. */
  'selection.progress': v.strictObject({ done: v.number(), total: v.number() }),
};

/** Actions on everything under a filter, however much that is; they are done page by page. */
export const selectionRequests = {
  /** Gives everything under a filter a verdict. */
  'selection.review': request({ filter: DetectionFilter, change: ReviewChange }, StepAnswer),
  /** Puts back what one step changed. The answer is a step, too: undone, it is done again. */
  'selection.undo': request({ step: SelectionStepId }, StepAnswer),
  /** Makes everything under a filter favourites, or no longer. The answer names those that were not so before. */
  'selection.favour': request(
    { filter: DetectionFilter, favourite: v.boolean() },
    v.strictObject({ detections: v.array(DetectionId) }),
  ),
  /** Stops what runs. What is done until then is answered, and can be undone. */
  'selection.stop': request({}, v.strictObject({})),
};
export type SelectionRequests = Exchanges<typeof selectionRequests>;
