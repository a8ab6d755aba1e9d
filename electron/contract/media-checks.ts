import type { FrameId } from './pictures.ts';
import { badRequest, readId } from './readers.ts';
import type { DetectionId, PictureId } from './recordings.ts';

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
