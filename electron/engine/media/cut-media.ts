import { readStretch } from '#contract/pictures.ts';
import type { SpectrogramScale } from '#analysis/signal/spectrogram.ts';
import type { DetectionRecord } from '#store/detections/detection-detail.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { excerptOf, findDetection, previewOf, stretchWithin } from '../review/detection-page.ts';
import { clipSound, spectrogramPicture } from './excerpt-media.ts';

/** What is cut out of a recording when it is asked for. */
export type CutMedia = { readonly contentType: string; readonly fileName: string; readonly bytes: Uint8Array };

const scales = {
  'spectrogram-linear': 'linear',
  'spectrogram-log': 'log',
  'spectrogram-mel': 'mel',
} as const satisfies Readonly<Record<string, SpectrogramScale>>;

export type CutKind = 'clip' | 'preview' | keyof typeof scales;

export function isCutKind(kind: string): kind is CutKind {
  return kind === 'clip' || kind === 'preview' || Object.hasOwn(scales, kind);
}

type Stretch = { readonly startSeconds: number; readonly endSeconds: number };

/**
 * Sound or a spectrogram of a detection, or of a stretch around it.
 * @throws KnownFailure `not-found`, `bad-request`, `file-missing`, and whatever is wrong with the recording.
 */
export async function cutMedia(db: SongDatabase, kind: CutKind, id: string): Promise<CutMedia> {
  const asked = readStretch(id);
  const record = findDetection(db, asked.detection);
  const stretch = stretchOf(record, kind, asked.stretch);
  if (kind === 'clip' || kind === 'preview') {
    const bytes = await clipSound(db, record, stretch);
    return { contentType: 'audio/wav', fileName: `songsight-${id}.wav`, bytes };
  }
  const scale = scales[kind];
  const bytes = await spectrogramPicture(db, record, stretch, scale);
  return { contentType: 'image/png', fileName: `spectrogram-${scale}-${id}.png`, bytes };
}

function stretchOf(record: DetectionRecord, kind: CutKind, asked: Stretch | null): Stretch {
  const stretch = asked === null ? excerptOf(record) : stretchWithin(record, asked);
  return kind === 'preview' ? previewOf(record) : stretch;
}
