import type { FrameId, StretchId } from './pictures.ts';

/**
 * Bytes never travel through `ask`; they have URLs made of a kind and an id.
 * `picture/<PictureId>` PNG · `clip/<DetectionId>` WAV of the excerpt · `preview/<DetectionId>` WAV of two seconds of its best
 * clip · `spectrogram-linear/<DetectionId>`, `spectrogram-log/...` and `spectrogram-mel/...` 8-bit grey PNG of the excerpt,
 * high frequencies at the top, white = 0 dB, black = -80 dB below the loudest cell. `clip` and the spectrograms also take a
 * `StretchId` and then give that stretch · `frame/<FrameId>` PNG · `photo/<id>` a person's own image ·
 * `export/species-report`, `export/detections` CSV · `export/settings` JSON.
 */
export type MediaKind =
  | 'picture'
  | 'clip'
  | 'preview'
  | 'spectrogram-linear'
  | 'spectrogram-log'
  | 'spectrogram-mel'
  | 'frame'
  | 'photo'
  | 'export';

export type ExportName = 'species-report' | 'detections' | 'settings';

/** What stands behind the kind in a media address. */
export type MediaId = number | StretchId | FrameId | ExportName;

/** Where the frequency axis of `spectrogram-log` begins, in Hz; the others begin at 0. */
export const logBottomHz = 50;

/** Longest stretch that is shown or heard at once, in seconds. */
export const longestStretchSeconds = 600;
