import { KnownFailure } from '#contract/failure.ts';
import type { DetectionId, RecordingId, StationId } from '#contract/ids.ts';
import { asFrameId, fftSizes, usualLook, windowNames, type FrameId, type Look } from '#contract/pictures.ts';
import { isDay } from '#contract/schema/fields.ts';

const number = '[1-9]\\d{0,15}';
const milliseconds = '\\d{1,10}';

function wrongAddress(key: 'address-number' | 'address-stretch' | 'address-frame'): KnownFailure {
  return new KnownFailure('bad-request', key);
}

/** Reads the id of a picture, a photograph, a recording or a detection from a media address. */
export function readMediaId<Id extends number>(raw: string): Id {
  const id = new RegExp(`^${number}$`).test(raw) ? Number(raw) : Number.NaN;
  if (!Number.isSafeInteger(id)) throw wrongAddress('address-number');
  return id as Id;
}

type Stretch = { readonly startSeconds: number; readonly endSeconds: number };

/** What a media address cuts out of a recording, how its spectrogram is to be computed and how many times slower its sound is. */
export type AskedCut = { readonly look: Look; readonly slow: number } & (
  | {
      readonly detection: DetectionId;
      /** null: the excerpt around the detection. */
      readonly stretch: Stretch | null;
    }
  | { readonly recording: RecordingId; readonly stretch: Stretch }
);

/** Reads a detection or a `StretchId`, as it is or in a `LookId`, from a media address. */
export function readCut(raw: string): AskedCut {
  const [place = '', how] = raw.split(/_(.*)/);
  const slow = Number(/^slow([2-9]|1\d|20)$/.exec(how ?? '')?.[1] ?? 1);
  const look = how === undefined || slow > 1 ? usualLook : readLook(how);
  const parts = new RegExp(`^(r?)(${number})-(${milliseconds})-(${milliseconds})$`).exec(place);
  if (parts === null) return { detection: readMediaId<DetectionId>(place), stretch: null, look, slow };
  const [, of, id = '', start, end] = parts;
  const stretch = { startSeconds: Number(start) / 1000, endSeconds: Number(end) / 1000 };
  if (!(stretch.endSeconds > stretch.startSeconds)) throw wrongAddress('address-stretch');
  if (of === 'r') return { recording: readMediaId<RecordingId>(id), stretch, look, slow };
  return { detection: readMediaId<DetectionId>(id), stretch, look, slow };
}

function readLook(text: string): Look {
  const fftSize = fftSizes.find((size) => text.startsWith(`${size}-`));
  const window = windowNames.find((name) => text === `${fftSize}-${name}`);
  if (fftSize === undefined || window === undefined) throw wrongAddress('address-stretch');
  return { fftSize, window };
}

/** Reads a station, null for none, and a local date. */
export function readStationDay(raw: string): { readonly station: StationId | null; readonly day: string } {
  const [, station = '', year, month, date] = /^(0|[1-9]\d{0,15})-(\d{4})(\d{2})(\d{2})$/.exec(raw) ?? [];
  const day = `${year}-${month}-${date}`;
  if (station === '' || !isDay(day)) throw wrongAddress('address-number');
  return { station: station === '0' ? null : readMediaId<StationId>(station), day };
}

/** Reads the name of a painting that is kept for a while. */
export function readFrameId(raw: string): FrameId {
  const name = asFrameId(raw);
  if (name === null) throw wrongAddress('address-frame');
  return name;
}
