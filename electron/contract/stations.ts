import type { FolderId, StationId } from './ids.ts';

/** A station as it is named beside a recording, a detection or a picture. */
export type StationName = {
  readonly id: StationId;
  readonly name: string;
  /** IANA name, e.g. `Europe/Berlin`: charts bin in this zone, whatever zone the viewer is in. */
  readonly zone: string;
};

/** A point on the earth in decimal degrees, WGS 84, north and east positive. */
export type Position = { readonly latitude: number; readonly longitude: number };

/**
 * What makes a recording belong to a station. `folder` is everything under a folder inside a watched one ('' is the whole of
 * it). `pattern` is held against the path inside the watched folder: `*` any part of a name, `**` any folders, `SITE` the
 * station's own name, `DATE` a date. `recorder` and `deployment` are ids that recorders write into their files.
 */
export type StationLink =
  | { readonly kind: 'folder'; readonly folder: FolderId; readonly subfolder: string }
  /** `folder` null: any watched folder. */
  | { readonly kind: 'pattern'; readonly folder: FolderId | null; readonly pattern: string }
  | { readonly kind: 'recorder'; readonly recorderId: string }
  | { readonly kind: 'deployment'; readonly deploymentId: string };

/** What a person says of a station. */
export type StationDetails = {
  readonly name: string;
  readonly position: Position | null;
  readonly zone: string;
  readonly habitat: string;
  /**
   * Minutes east of UTC that the recorders' clocks keep all year, for files that do not say their offset; null: their clocks
   * follow the zone, daylight saving included.
   */
  readonly clockMinutes: number | null;
  readonly links: readonly StationLink[];
};

export type Station = StationDetails & {
  readonly id: StationId;
  /** Recordings that belong to it now. */
  readonly recordings: number;
  /** Ids that its recordings carry, most frequent first; offered as links. */
  readonly recorderIds: readonly string[];
  readonly deploymentIds: readonly string[];
};

export type StationsAnswer = {
  /** By name. */
  readonly stations: readonly Station[];
  /** Recordings that belong to no station. */
  readonly unplaced: number;
};

/** What a link would take in. */
export type LinkPreview = {
  /** Known files that match, whatever their state. */
  readonly files: number;
  /** Up to five of them, relative to their folder. */
  readonly examples: readonly string[];
};

/** What stands at `SITE` in a pattern, with the files behind it. */
export type SiteFound = { readonly name: string; readonly files: number; readonly station: StationId | null };

export type StationRequests = {
  'stations.read': { ask: Record<string, never>; answer: StationsAnswer };
  /** null makes a new station. Local times and stations of all recordings follow; nothing is listened to again. */
  'station.write': { ask: { station: StationId | null; details: StationDetails }; answer: StationsAnswer };
  /** Its recordings stay and belong to no station, or to the next one whose links match. */
  'station.remove': { ask: { station: StationId }; answer: StationsAnswer };
  'station.preview': { ask: { name: string; link: StationLink }; answer: LinkPreview };
  /** Which sites a pattern with `SITE` finds. */
  'stations.sites': {
    ask: { folder: FolderId | null; pattern: string };
    answer: { readonly sites: readonly SiteFound[]; readonly unmatched: number };
  };
  /** One station per name, each with the pattern as its link; a station of that name gets the link added. */
  'stations.make': {
    ask: { folder: FolderId | null; pattern: string; names: readonly string[]; zone: string };
    answer: StationsAnswer;
  };
};
