import * as v from 'valibot';
import { DetectionFilter, Verdict } from './detections.ts';
import { DetectionId, PictureId } from './ids.ts';
import { PictureState } from './pictures.ts';
import { LocalMoment } from './recordings.ts';
import { list, whole } from './schema/fields.ts';
import { request, type Value } from './schema/request.ts';
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
};

export const favouriteRequests = {
  /** Makes detections favourites, or no longer. */
  'favourites.set': request({ detections: list(DetectionId), favourite: v.boolean() }, v.strictObject({})),
};
