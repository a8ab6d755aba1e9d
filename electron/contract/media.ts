import type { DetectionId, PictureId } from './ids.ts';
import type { FrameId, StretchId } from './pictures.ts';
import { badRequest, readId } from './readers.ts';

/**
 * Bytes never travel through `ask`; they have URLs made of a kind and an id.
 * `picture/<PictureId>` PNG · `clip/<DetectionId>` WAV of the excerpt · `preview/<DetectionId>` WAV of two seconds of its best
 * clip · `spectrogram-linear/<DetectionId>`, `spectrogram-log/...` and `spectrogram-mel/...` 8-bit grey PNG of the excerpt,
 * high frequencies at the top, white = 0 dB, black = -80 dB below the loudest cell. `clip` and the spectrograms also take a
 * `StretchId` and then give that stretch · `frame/<FrameId>` PNG · `photo/<id>` a person's own image.
 */
export type MediaKind =
  'picture' | 'clip' | 'preview' | 'spectrogram-linear' | 'spectrogram-log' | 'spectrogram-mel' | 'frame' | 'photo';

/** What stands behind the kind in a media address. */
export type MediaId = number | StretchId | FrameId;

/** Where the frequency axis of `spectrogram-log` begins, in Hz; the others begin at 0. */
export const logBottomHz = 50;

/** Longest stretch that is shown or heard at once, in seconds. */
export const longestStretchSeconds = 600;

const number = '[1-9]\\d{0,15}';
const milliseconds = '\\d{1,10}';

/** Reads the id of a picture, a photograph or a detection from a media address. */
export function readMediaId<Id extends PictureId | DetectionId | number>(raw: string): Id {
  if (!new RegExp(`^${number}$`).test(raw)) throw badRequest('The address does not hold a valid number.');
  return readId<Id>(Number(raw), 'id');
}

export type AskedStretch = {
  readonly detection: DetectionId;
  /** null: the excerpt around the detection. */
  readonly stretch: { readonly startSeconds: number; readonly endSeconds: number } | null;
};

/** Reads a detection, or a `StretchId`, from a media address. */
export function readStretch(raw: string): AskedStretch {
  const parts = new RegExp(`^(${number})-(${milliseconds})-(${milliseconds})$`).exec(raw);
  if (parts === null) return { detection: readMediaId<DetectionId>(raw), stretch: null };
  const [, id = '', start, end] = parts;
  const stretch = { startSeconds: Number(start) / 1000, endSeconds: Number(end) / 1000 };
  if (!(stretch.endSeconds > stretch.startSeconds)) throw badRequest('The address holds a stretch without sound.');
  return { detection: readMediaId<DetectionId>(id), stretch };
}

/** Reads the name of a painting that is kept for a while. */
export function readFrameId(raw: string): FrameId {
  if (!/^[0-9a-f]{20}-\d{1,4}$/.test(raw)) throw badRequest('The address does not name a painting.');
  return raw as FrameId;
}
