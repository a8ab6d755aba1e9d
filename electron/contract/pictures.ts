import * as v from 'valibot';
import { DetectionId, PictureId } from './ids.ts';
import { between, filled, Path } from './schema/fields.ts';
import { Said } from './schema/said.ts';
import { request, type Exchanges, type Value } from './schema/request.ts';

/** One painting that is kept only for a while: a denoising step, or a blend of two clips. Made by the engine, never by hand. */
export type FrameId = string & { readonly __brand: 'FrameId' };
const frameName: v.GenericSchema<string> = v.pipe(v.string(), v.regex(/^[0-9a-f]{20}-\d{1,4}$/));
// The checked boundary at which a text becomes the name of a painting.
export const FrameId = frameName as v.GenericSchema<string, FrameId>;

/** A text as the name of a painting; null where it is none. */
export function asFrameId(text: string): FrameId | null {
  const name = v.safeParse(FrameId, text);
  return name.success ? name.output : null;
}

/** How a picture came out of the noise: the picture as the model foresaw it at each step, the last one being the picture itself. */
export const DenoisingSteps = v.strictObject({ picture: PictureId, steps: v.number(), frames: v.array(FrameId) });
export type DenoisingSteps = Value<typeof DenoisingSteps>;

/** A picture painted from two clips of one species at once, with the noise of the first. */
export const Blend = v.strictObject({
  frame: FrameId,
  /** 0 is the first clip alone, 1 the second. */
  share: v.number(),
  seed: v.number(),
});
export type Blend = Value<typeof Blend>;

/** A photograph of the person's own that stands for a species. It is a copy: the file it came from stays as it is. */
export const SpeciesPhoto = v.strictObject({
  id: v.number(),
  species: v.string(),
  /** The name of the file it came from. */
  name: v.string(),
  /** ISO 8601 UTC. */
  addedAt: v.string(),
});
export type SpeciesPhoto = Value<typeof SpeciesPhoto>;

export const PhotosAnswer = v.strictObject({ photos: v.array(SpeciesPhoto) });
export type PhotosAnswer = Value<typeof PhotosAnswer>;

export const pictureRequests = {
  /** Paints a finished picture once more, from the same noise, and keeps what each step foresaw. */
  'steps.paint': request({ picture: PictureId }, DenoisingSteps),
  /** Paints between two clips of one species; share 0 is the first, 1 the second. */
  'blend.paint': request({ from: DetectionId, to: DetectionId, share: between(0, 1) }, Blend),
  /** A person's own photographs, one per species. */
  'photo.read': request({}, PhotosAnswer),
  /** Copies an image file of this computer into the data folder. */
  'photo.set': request({ species: filled(100), path: Path }, PhotosAnswer),
  'photo.remove': request({ species: filled(100) }, PhotosAnswer),
};
export type PictureRequests = Exchanges<typeof pictureRequests>;

export const pictureEvents = {
  /** A picture is finished. */
  'picture.drawn': v.strictObject({ detection: DetectionId, picture: PictureId }),
};

export const PictureState = v.picklist(['none', 'waiting', 'drawing', 'done', 'failed']);
export type PictureState = Value<typeof PictureState>;

export const SamplerName = v.picklist(['dpmpp-2m', 'ddim', 'ddpm']);
export type SamplerName = Value<typeof SamplerName>;

/** Which of a pack's two networks paints: the full one, or its student of a few steps, which follows no guidance. */
export const PainterName = v.picklist(['fine', 'quick']);
export type PainterName = Value<typeof PainterName>;

/** How a picture came to be; the same facts stand in the PNG's tEXt chunks. */
export const PictureProvenance = v.strictObject({
  seed: v.number(),
  painter: PainterName,
  sampler: SamplerName,
  steps: v.number(),
  guidanceScale: v.number(),
  modelName: v.string(),
  modelHash: v.string(),
  drawnAt: v.nullable(v.string()),
});
export type PictureProvenance = Value<typeof PictureProvenance>;

export const Picture = v.strictObject({
  id: PictureId,
  state: PictureState,
  provenance: PictureProvenance,
  /** Why it failed or still waits, in one sentence; null when there is nothing to say. */
  note: v.nullable(Said),
});
export type Picture = Value<typeof Picture>;

/**
 * Bytes never travel through `ask`; they have URLs made of a kind and an id.
 * `picture/<PictureId>` PNG · `clip/<DetectionId>` WAV of the excerpt · `preview/<DetectionId>` WAV of two seconds of its best
 * clip · `spectrogram-linear/<DetectionId>`, `spectrogram-log/...` and `spectrogram-mel/...` 8-bit grey PNG of the excerpt,
 * high frequencies at the top, white = 0 dB, black = -80 dB below the loudest cell. `clip` and the spectrograms also take a
 * `StretchId` and then give that stretch, the spectrograms with other settings a `LookId`, `clip` slowed down a `SlowId` · `soundscape/<station or 0>-<YYYYMMDD>`
 * PNG of a day, a column per minute, 256 rows from 0 Hz at the bottom to `Soundscape.topHz` · `card/<DetectionId>` grey PNG of the best clip
 * alone, 400 Hz to 12 kHz in mel, white = 36 dB above the noise of its row · `frame/<FrameId>` PNG · `photo/<id>` a person's own image.
 */
export type MediaKind =
  | 'picture'
  | 'clip'
  | 'preview'
  | 'card'
  | 'spectrogram-linear'
  | 'spectrogram-log'
  | 'spectrogram-mel'
  | 'soundscape'
  | 'frame'
  | 'photo';

/** A stretch of a recording in a media address: a detection in it, or `r` and the recording, then from and to in whole milliseconds. */
export type StretchId = `${'' | 'r'}${number}-${number}-${number}`;

export const fftSizes = [256, 512, 1024, 2048, 4096] as const;
export const windowNames = ['hann', 'hamming', 'blackman', 'rectangular'] as const;
type FftSize = (typeof fftSizes)[number];
export type WindowName = (typeof windowNames)[number];
/** How a spectrogram is computed. */
export type Look = { readonly fftSize: FftSize; readonly window: WindowName };
export const usualLook: Look = { fftSize: 1024, window: 'hann' };

/** A detection or a stretch and how its spectrogram is computed: `17-0-6000_2048-hamming`. */
export type LookId = `${number | StretchId}_${FftSize}-${WindowName}`;

/** The same sound so many times slower and lower, 2 to 20: ultrasound that can be heard. `17-0-6000_slow10`. */
type SlowId = `${number | StretchId}_slow${number}`;

/** One station on one day; station 0: at no station. */
type SoundscapeId = `${number}-${number}`;

/** What stands behind the kind in a media address. */
export type MediaId = number | StretchId | LookId | SlowId | SoundscapeId | FrameId;

/** Where the frequency axis of `spectrogram-log` begins, in Hz; the others begin at 0. */
export const logBottomHz = 50;

/** Longest stretch that is shown or heard at once, in seconds. */
export const longestStretchSeconds = 600;
