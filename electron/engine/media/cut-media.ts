import type { CutAsk } from '#analysis/process/sound-calls.ts';
import { readStretch } from '#contract/pictures.ts';
import type { SpectrogramScale } from '#analysis/signal/spectrogram.ts';
import type { DetectionRecord } from '#store/detections/detection-detail.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { currentAnalysis } from '#store/recordings/analyses.ts';
import { bestClipOf, excerptOf, findDetection, previewOf, stretchWithin } from '../review/detection-page.ts';
import { storedPrivate } from './private-sound.ts';
import { channelFrom, recordingPath } from './recording-path.ts';

/** What is to be cut out of a recording, and what it is called. */
export type CutPlan = { readonly contentType: string; readonly fileName: string; readonly ask: CutAsk };

const scales = {
  card: 'card',
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
 * Sound or a spectrogram of a detection, or of a stretch around it: where it lies now, and what nobody may hear or see of it.
 * @throws KnownFailure `not-found`, `bad-request`, `file-missing`.
 */
export async function planCut(db: SongDatabase, kind: CutKind, id: string): Promise<CutPlan> {
  const asked = readStretch(id);
  const record = findDetection(db, asked.detection);
  const sound = kind === 'clip' || kind === 'preview';
  const as = sound ? 'wav' : scales[kind];
  const { recording } = record;
  const analysis = currentAnalysis(db, recording.id);
  const ask: CutAsk = {
    path: await recordingPath(db, recording.id, record.recordingName),
    ...stretchOf(record, kind, asked.stretch),
    channel: channelFrom(record.channel),
    as,
    hushed: analysis === null ? [] : storedPrivate(analysis),
  };
  return sound
    ? { contentType: 'audio/wav', fileName: `songsight-${id}.wav`, ask }
    : { contentType: 'image/png', fileName: `${kind}-${id}.png`, ask };
}

function stretchOf(record: DetectionRecord, kind: CutKind, asked: Stretch | null): Stretch {
  const stretch = asked === null ? excerptOf(record) : stretchWithin(record, asked);
  if (kind === 'card') return bestClipOf(record);
  return kind === 'preview' ? previewOf(record) : stretch;
}
