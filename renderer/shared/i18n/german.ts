import { germanClassifier } from './german/models/classifier.ts';
import { germanClip } from './german/clip.ts';
import { germanGallery } from './german/gallery.ts';
import { germanDesktop } from './german/desktop.ts';
import { germanKeys } from './german/keys.ts';
import { germanPacks } from './german/models/packs.ts';
import { germanSettings } from './german/settings.ts';
import { germanExports } from './german/exports.ts';
import { germanRange } from './german/range.ts';
import { germanReview } from './german/review.ts';
import { germanStations } from './german/stations.ts';
import { germanUpkeep } from './german/upkeep.ts';
import { germanFolders } from './german/folders.ts';
import { germanFailures } from './german/failures.ts';
import { germanTimeline } from './german/timeline.ts';
import { germanWindow } from './german/window.ts';
import { germanSearch } from './german/search.ts';
import { germanRegions } from './german/regions.ts';
import { germanTruth } from './german/models/truth.ts';
import { germanMap } from './german/map.ts';
import { germanMarking } from './german/marking.ts';
import { germanPalette } from './german/palette.ts';

/** English sentence -> German. The keys of this catalogue are the sentences that can be said; the others must have the same. */
export const german = {
  ...germanWindow,
  ...germanTimeline,
  ...germanGallery,
  ...germanClassifier,
  ...germanClip,
  ...germanDesktop,
  ...germanKeys,
  ...germanPacks,
  ...germanSettings,
  ...germanFailures,
  ...germanFolders,
  ...germanUpkeep,
  ...germanStations,
  ...germanRange,
  ...germanReview,
  ...germanExports,
  ...germanMap,
  ...germanMarking,
  ...germanPalette,
  ...germanRegions,
  ...germanSearch,
  ...germanTruth,
} as const;

export type GermanKey = keyof typeof german & string;
