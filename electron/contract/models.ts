import * as v from 'valibot';
import { between, filled, Path, whole } from './schema/fields.ts';
import { Trouble, Said } from './schema/said.ts';
import { Species } from './species.ts';
import { request, type Exchanges, type Value } from './schema/request.ts';

/** How fast a model is on this computer: measured when asked for, and while it works. */
export const ModelSpeed = v.strictObject({
  /** Seconds of sound for each second of time. */
  timesRealTime: v.number(),
  /** ISO 8601 UTC. */
  measuredAt: v.string(),
});
export type ModelSpeed = Value<typeof ModelSpeed>;

/** One model pack as the list of models shows it, usable or not. */
export const PackSummary = v.strictObject({
  /** Names it in requests: the shipped pack's name, or the folder an imported one lies in. */
  id: v.string(),
  shipped: v.boolean(),
  title: v.string(),
  name: v.string(),
  version: v.string(),
  licence: v.string(),
  folder: v.string(),
  bytes: v.number(),
  species: v.number(),
  windowSeconds: v.number(),
  rateHz: v.number(),
  hears: v.picklist(['mel', 'waveform']),
  /** `default-painter`: the painter that comes with Songsight paints the species both know. */
  paints: v.picklist(['itself', 'default-painter', 'nothing']),
  /** How many of its species can be painted. */
  paintable: v.number(),
  /** The text about the model, in Markdown; null where it has none. */
  card: v.nullable(v.string()),
  /** Recordings that are shown by what this pack heard. */
  recordings: v.number(),
  /** The lowest and the highest threshold it has for a species, 0 to 1. */
  thresholds: v.strictTuple([v.number(), v.number()]),
  /** Whether it brings a model of where species live. */
  places: v.boolean(),
  /** Whether its makers say how well it does on each species. */
  measured: v.boolean(),
  /** How many of its labels, the last ones, are those of a classifier of a person's own; 0: it is none. */
  ownLabels: v.number(),
  /** null: not measured yet. */
  speed: v.nullable(ModelSpeed),
});
export type PackSummary = Value<typeof PackSummary>;

const Ratio = v.nullable(
  v.strictObject({
    value: v.number(),
    /** From the 2.5th to the 97.5th percentile; null: nobody said. */
    interval: v.nullable(v.strictTuple([v.number(), v.number()])),
  }),
);

/** How well a model does on one of its species, as its makers measured it: on recordings that it, or one trained alike, never heard. */
export const SpeciesFigures = v.strictObject({
  species: Species,
  /** The score from which it counts unless a person says otherwise. */
  threshold: v.number(),
  /** Share of its detections that are right, and of the clips with the species that it detects; null where there were none. */
  precision: Ratio,
  recall: Ratio,
  clips: v.number(),
  /** Recordings with the species, and how many of them it was found in. */
  recordings: v.number(),
  found: v.number(),
});
export type SpeciesFigures = Value<typeof SpeciesFigures>;

const PackFiguresAnswer = v.strictObject({
  /** In the order of its labels, those that were measured; empty where nobody said. */
  species: v.array(SpeciesFigures),
});
export type PackFiguresAnswer = Value<typeof PackFiguresAnswer>;

/** A pack, or why it is none. */
export const PackEntry = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), inUse: v.boolean(), pack: PackSummary }),
  v.strictObject({
    ok: v.literal(false),
    inUse: v.boolean(),
    id: v.string(),
    folder: v.string(),
    problem: Said,
  }),
]);
export type PackEntry = Value<typeof PackEntry>;

export const PacksAnswer = v.strictObject({
  /** The shipped one first, then by title. */
  packs: v.array(PackEntry),
  /** Why nothing is listened to: the pack in use cannot be used. Old results are there all the same. */
  problem: v.nullable(Said),
  /** The folder imported packs lie in. */
  folder: v.string(),
  /** Files in watched folders: all of them are listened to again when another pack is chosen that has not heard them. */
  files: v.number(),
});
export type PacksAnswer = Value<typeof PacksAnswer>;

/** A pack is named by its folder's name alone: no path comes in from outside. */
export const PackName: v.GenericSchema<string> = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'wanted-pack'),
);

export const packRequests = {
  'packs.read': request({}, PacksAnswer),
  /** What its makers measured of a pack, species by species. */
  'packs.figures': request({ id: PackName }, PackFiguresAnswer),
  /** Looks at a .tflite or .onnx with its labels, a .zip or a folder, and changes nothing. */
  'packs.check': request({ path: Path, labels: v.nullable(Path) }, PackEntry),
  /** Checks, converts and keeps a .tflite or .onnx with its labels, a .zip or a folder. A bad one is refused with the reason. */
  'packs.import': request(
    { path: Path, labels: v.nullable(Path) },
    v.strictObject({
      ...PacksAnswer.entries,
      imported: v.string(),
      /** How the labels file was written, e.g. `utf-8`; null where there was none. `windows-1252` may have wrong accents. */
      labelsEncoding: v.nullable(v.string()),
    }),
  ),
  /**
   * Listens with another pack from now on. What other packs heard stays theirs; recordings in watched folders that this pack has
   * not heard are listened to again, and are shown by what was heard before until then.
   */
  'packs.use': request({ id: PackName }, PacksAnswer),
  /** Lets a pack listen to a built-in sound for a few seconds and keeps how fast it was. Refused while recordings are listened to. */
  'packs.measure': request({ id: PackName }, PacksAnswer),
  /**
   * Writes a pack as one `<id>.zip`, which `packs.import` takes elsewhere: into a folder, or with null into `exports/` of the data
   * folder. A file of that name is left alone, and a number put behind the new one's.
   */
  'packs.export': request(
    { id: PackName, folder: v.nullable(Path) },
    v.strictObject({ path: v.string(), bytes: v.number() }),
  ),
  /** Takes an imported pack's files away; what it heard stays. The one in use and the shipped one are refused. */
  'packs.remove': request({ id: PackName }, PacksAnswer),
};
export type PackRequests = Exchanges<typeof packRequests>;

/** A published model, as the list that comes with Songsight describes it. */
export const CatalogueModel = v.strictObject({
  id: PackName,
  title: filled(200),
  makers: filled(1000),
  licence: filled(100),
  licenceUrl: filled(1000),
  /** What the makers ask to be written beside results; null: nothing. */
  attribution: v.nullable(filled(1000)),
  citation: filled(2000),
  /** The page where its makers publish it. */
  source: filled(1000),
  /** null: worldwide. */
  region: v.nullable(filled(200)),
  classes: whole(1, 1_000_000),
  rateHz: whole(1000, 1_000_000),
  windowSeconds: between(0.1, 600),
  /** Whether it brings a model of where species live. */
  places: v.boolean(),
  /** The model or an archive of it first, then its labels. */
  files: v.array(
    v.strictObject({
      name: PackName,
      url: v.pipe(v.string(), v.url()),
      bytes: v.nullable(whole(1, Number.MAX_SAFE_INTEGER)),
      sha256: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
    }),
  ),
});
export type CatalogueModel = Value<typeof CatalogueModel>;

const DownloadState = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({ kind: v.literal('running'), bytes: v.number(), all: v.number() }),
  /** What came is kept, and the download goes on where it stopped. */
  v.strictObject({ kind: v.literal('paused'), bytes: v.number(), all: v.number() }),
  v.strictObject({ kind: v.literal('importing'), bytes: v.number(), all: v.number() }),
  v.strictObject({ kind: v.literal('failed'), failure: Trouble }),
]);
export type DownloadState = Value<typeof DownloadState>;

const PublishedModel = v.strictObject({
  model: CatalogueModel,
  /** The id of the pack it became here; null: it is not here. */
  pack: v.nullable(v.string()),
  /** Whether its licence was accepted before. */
  accepted: v.boolean(),
  download: DownloadState,
});
export type PublishedModel = Value<typeof PublishedModel>;

const ModelsAnswer = v.strictObject({ models: v.array(PublishedModel) });
export type ModelsAnswer = Value<typeof ModelsAnswer>;

export const modelRequests = {
  /** The published models, which of them are here, and how far a download is. Asks nobody outside. */
  'models.read': request({}, ModelsAnswer),
  /** Downloads a model, or goes on where it stopped, and makes it ready to be used. `accept`: a person accepted its licence. */
  'models.get': request({ id: PackName, accept: v.boolean() }, ModelsAnswer),
  /** Stops a download and keeps what came. */
  'models.pause': request({ id: PackName }, ModelsAnswer),
  /** Stops a download and keeps nothing of it. */
  'models.cancel': request({ id: PackName }, ModelsAnswer),
};
export type ModelRequests = Exchanges<typeof modelRequests>;

export const modelEvents = {
  /** A download went on, ended or failed. */
  'models.changed': ModelsAnswer,
};

export const ProviderReport = v.strictObject({
  /** What runs the networks now, e.g. `cpu`, `webgpu`; null before the first model is loaded. */
  used: v.nullable(v.string()),
  wanted: v.string(),
  /** The processor by name; null where a graphics processor is used, which the window knows by name itself. */
  device: v.exactOptional(v.nullable(v.string())),
  /** Providers that were tried and not used, each with the reason. */
  refused: v.array(v.strictObject({ provider: v.string(), reason: Said })),
});
export type ProviderReport = Value<typeof ProviderReport>;
