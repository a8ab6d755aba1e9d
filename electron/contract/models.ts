import * as v from 'valibot';
import { Path } from './schema/fields.ts';
import { Said } from './schema/said.ts';
import { request, type Exchanges, type Value } from './schema/request.ts';

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
});
export type PackSummary = Value<typeof PackSummary>;

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
const PackName: v.GenericSchema<string> = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'wanted-pack'),
);

export const packRequests = {
  'packs.read': request({}, PacksAnswer),
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
  /** Takes an imported pack's files away; what it heard stays. The one in use and the shipped one are refused. */
  'packs.remove': request({ id: PackName }, PacksAnswer),
};
export type PackRequests = Exchanges<typeof packRequests>;

export const ProviderReport = v.strictObject({
  /** What runs the networks now, e.g. `cpu`, `webgpu`; null before the first model is loaded. */
  used: v.nullable(v.string()),
  wanted: v.string(),
  /** The processor by name; null where a graphics processor is used, which the window knows by name itself. */
  device: v.exactOptional(v.nullable(v.string())),
  /** Providers that were tried and not used, each with the reason. */
  refused: v.array(v.strictObject({ provider: v.string(), reason: v.string() })),
});
export type ProviderReport = Value<typeof ProviderReport>;
