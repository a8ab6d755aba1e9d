import * as v from 'valibot';
import { FolderId, StationId } from './ids.ts';
import { between, list, text, trimmed, whole } from './schema/fields.ts';
import { request, type Exchanges, type Value } from './schema/request.ts';

/** A station as it is named beside a recording, a detection or a picture. */
export const StationName = v.strictObject({
  id: StationId,
  name: v.string(),
  /** IANA name, e.g. `Europe/Berlin`: charts bin in this zone, whatever zone the viewer is in. */
  zone: v.string(),
});
export type StationName = Value<typeof StationName>;

/** A point on the earth in decimal degrees, WGS 84, north and east positive. */
export const Position = v.strictObject({ latitude: between(-90, 90), longitude: between(-180, 180) });
export type Position = Value<typeof Position>;

/** A path inside a watched folder with forward slashes, that does not climb out of it. */
export const Subfolder: v.GenericSchema<string> = v.pipe(
  text(4096),
  v.check((path) => !path.split('/').includes('..'), 'wanted-inside-folder'),
  v.transform((path) => path.replace(/^\/+|\/+$/g, '')),
);

function zoneName(name: string): string | null {
  try {
    return /^[A-Za-z]/.test(name) ? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone : null;
  } catch {
    return null;
  }
}

/** An IANA zone name that this computer knows. */
const Zone: v.GenericSchema<string> = v.pipe(
  text(100),
  v.check((name) => zoneName(name) !== null, 'zone-unknown'),
  v.transform((name) => zoneName(name) ?? name),
);

const Pattern: v.GenericSchema<string> = v.pipe(
  trimmed(200),
  v.transform((pattern) => pattern.replace(/^\/+/, '')),
  v.check((pattern) => pattern !== '', 'pattern-empty'),
);

/**
 * What makes a recording belong to a station. `folder` is everything under a folder inside a watched one ('' is the whole of
 * it). `pattern` is held against the path inside the watched folder: `*` any part of a name, `**` any folders, `SITE` the
 * station's own name, `DATE` a date. `recorder` and `deployment` are ids that recorders write into their files.
 */
export const StationLink = v.variant('kind', [
  v.strictObject({ kind: v.literal('folder'), folder: FolderId, subfolder: Subfolder }),
  /** `folder` null: any watched folder. */
  v.strictObject({ kind: v.literal('pattern'), folder: v.nullable(FolderId), pattern: Pattern }),
  v.strictObject({ kind: v.literal('recorder'), recorderId: trimmed(200) }),
  v.strictObject({ kind: v.literal('deployment'), deploymentId: trimmed(200) }),
]);
export type StationLink = Value<typeof StationLink>;

/** What a person says of a station. */
export const StationDetails = v.strictObject({
  name: trimmed(200),
  position: v.nullable(Position),
  zone: Zone,
  habitat: text(2000),
  /**
   * Minutes east of UTC that the recorders' clocks keep all year, for files that do not say their offset; null: their clocks
   * follow the zone, daylight saving included.
   */
  clockMinutes: v.nullable(whole(-14 * 60, 14 * 60)),
  links: list(StationLink),
});
export type StationDetails = Value<typeof StationDetails>;

export const Station = v.strictObject({
  ...StationDetails.entries,
  id: StationId,
  /** Recordings that belong to it now. */
  recordings: v.number(),
  /** Ids that its recordings carry, most frequent first; offered as links. */
  recorderIds: v.array(v.string()),
  deploymentIds: v.array(v.string()),
});
export type Station = Value<typeof Station>;

export const StationsAnswer = v.strictObject({
  /** By name. */
  stations: v.array(Station),
  /** Recordings that belong to no station. */
  unplaced: v.number(),
  /** Recordings of which nobody can say where the sun stood: without coordinates, or without an offset from UTC. */
  sunless: v.number(),
});
export type StationsAnswer = Value<typeof StationsAnswer>;

/** What a link would take in. */
export const LinkPreview = v.strictObject({
  /** Known files that match, whatever their state. */
  files: v.number(),
  /** Up to five of them, relative to their folder. */
  examples: v.array(v.string()),
});
export type LinkPreview = Value<typeof LinkPreview>;

/** What stands at `SITE` in a pattern, with the files behind it. */
export const SiteFound = v.strictObject({ name: v.string(), files: v.number(), station: v.nullable(StationId) });
export type SiteFound = Value<typeof SiteFound>;

export const stationRequests = {
  'stations.read': request({}, StationsAnswer),
  /** null makes a new station. Local times and stations of all recordings follow; nothing is listened to again. */
  'station.write': request({ station: v.nullable(StationId), details: StationDetails }, StationsAnswer),
  /** Its recordings stay and belong to no station, or to the next one whose links match. */
  'station.remove': request({ station: StationId }, StationsAnswer),
  /** Which known files a link would take in. */
  'station.preview': request({ name: text(200), link: StationLink }, LinkPreview),
  /** Which sites a pattern with `SITE` finds. */
  'stations.sites': request(
    { folder: v.nullable(FolderId), pattern: Pattern },
    v.strictObject({ sites: v.array(SiteFound), unmatched: v.number() }),
  ),
  /** One station per name, each with the pattern as its link; a station of that name gets the link added. */
  'stations.make': request(
    { folder: v.nullable(FolderId), pattern: Pattern, names: list(trimmed(200)), zone: Zone },
    StationsAnswer,
  ),
};
export type StationRequests = Exchanges<typeof stationRequests>;

export const stationEvents = {
  /** Stations or clocks are others: local times and stations of detections have changed. */
  'places.changed': v.strictObject({}),
};
