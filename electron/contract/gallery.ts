import type { Verdict } from './detections.ts';
import type { DetectionId, PictureId } from './ids.ts';
import type { PictureState } from './pictures.ts';
import type { LocalMoment } from './recordings.ts';
import type { Species } from './species.ts';
import type { StationName } from './stations.ts';

export type GroupBy = 'species' | 'day' | 'station';

/** A run of the gallery, in the order of `gallery.read` that belongs to the grouping. */
export type GalleryGroup = {
  readonly count: number;
  /** What the run has in common; `day` and `station` are null where it is not known. */
  readonly of:
    | {
        readonly kind: 'species';
        readonly species: Species;
        readonly coverDetection: DetectionId;
        readonly coverPicture: PictureId | null;
      }
    | { readonly kind: 'day'; readonly day: string | null }
    | { readonly kind: 'station'; readonly station: StationName | null };
};

export type GalleryOrder = 'newest-heard' | 'oldest-heard' | 'best-score' | 'species' | 'station';

export type GalleryItem = {
  readonly detection: DetectionId;
  readonly species: Species;
  readonly score: number;
  readonly at: LocalMoment | null;
  readonly station: StationName | null;
  readonly recordingName: string;
  readonly pictureState: PictureState;
  /** The newest finished picture. */
  readonly picture: PictureId | null;
  readonly verdict: Verdict | null;
};

export type GalleryPage = { readonly total: number; readonly offset: number; readonly items: readonly GalleryItem[] };
