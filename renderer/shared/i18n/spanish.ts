import type { GermanKey } from './german.ts';
import { spanishClassifier } from './spanish/models/classifier.ts';
import { spanishClip } from './spanish/clip.ts';
import { spanishGallery } from './spanish/gallery.ts';
import { spanishDesktop } from './spanish/desktop.ts';
import { spanishKeys } from './spanish/keys.ts';
import { spanishPacks } from './spanish/models/packs.ts';
import { spanishSettings } from './spanish/settings.ts';
import { spanishExports } from './spanish/exports.ts';
import { spanishRange } from './spanish/range.ts';
import { spanishReview } from './spanish/review.ts';
import { spanishStations } from './spanish/stations.ts';
import { spanishUpkeep } from './spanish/upkeep.ts';
import { spanishFolders } from './spanish/folders.ts';
import { spanishFailures } from './spanish/failures.ts';
import { spanishTimeline } from './spanish/timeline.ts';
import { spanishWindow } from './spanish/window.ts';
import { spanishSearch } from './spanish/search.ts';
import { spanishRegions } from './spanish/regions.ts';
import { spanishTruth } from './spanish/models/truth.ts';
import { spanishMap } from './spanish/map.ts';
import { spanishMarking } from './spanish/marking.ts';
import { spanishPalette } from './spanish/palette.ts';

/** English sentence -> Spanish; one that is missing does not compile. */
export const spanish: Readonly<Record<GermanKey, string>> = {
  ...spanishWindow,
  ...spanishTimeline,
  ...spanishGallery,
  ...spanishClassifier,
  ...spanishClip,
  ...spanishDesktop,
  ...spanishKeys,
  ...spanishPacks,
  ...spanishSettings,
  ...spanishFailures,
  ...spanishFolders,
  ...spanishUpkeep,
  ...spanishStations,
  ...spanishRange,
  ...spanishReview,
  ...spanishExports,
  ...spanishMap,
  ...spanishMarking,
  ...spanishPalette,
  ...spanishRegions,
  ...spanishSearch,
  ...spanishTruth,
};
