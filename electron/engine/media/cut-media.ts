import type { CutAsk } from '#analysis/process/sound-calls.ts';
import { falseColours } from '#analysis/soundscape/false-colours.ts';
import type { SpectrogramScale } from '#analysis/signal/spectrogram.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { RecordingId } from '#contract/ids.ts';
import type { DetectionRecord } from '#store/detections/detection-detail.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { soundOfRecording } from '#store/recordings/stored-recording.ts';
import { bestClipOf, excerptOf, findDetection, previewOf, stretchWithin } from '../review/detection-page.ts';
import { readDay } from '../soundscapes/soundscape-answers.ts';
import { readCut, readStationDay, type AskedCut } from './media-address.ts';
import { refusePrivate, storedPrivate } from './private-sound.ts';
import { channelFrom, recordingPath } from './recording-path.ts';

/** What is to be cut out of a recording, or the finished file, and what it is called. */
export type CutPlan = { readonly contentType: string; readonly fileName: string; readonly cut: CutAsk | Uint8Array };

const scales = {
  card: 'card',
  'spectrogram-linear': 'linear',
  'spectrogram-log': 'log',
  'spectrogram-mel': 'mel',
} as const satisfies Readonly<Record<string, SpectrogramScale>>;

export type CutKind = 'clip' | 'preview' | 'soundscape' | keyof typeof scales;

export function isCutKind(kind: string): kind is CutKind {
  return kind === 'clip' || kind === 'preview' || kind === 'soundscape' || Object.hasOwn(scales, kind);
}

type Stretch = { readonly startSeconds: number; readonly endSeconds: number };
type Place = Stretch & { readonly recording: RecordingId; readonly name: string; readonly channel: string };

/**
 * Sound or a spectrogram of a detection, of a stretch around it or of any stretch of a recording: where it lies now, and what nobody
 * may hear or see of it; or the picture of a day. A card, which shows one clip and says nothing, is refused where that is private.
 * @throws KnownFailure `not-found`, `bad-request`, `file-missing`, `not-allowed`.
 */
export async function planCut(db: SongDatabase, kind: CutKind, id: string): Promise<CutPlan> {
  if (kind === 'soundscape') {
    const { station, day } = readStationDay(id);
    const cut = falseColours(readDay(db, station, day));
    return { contentType: 'image/png', fileName: `soundscape-${id}.png`, cut };
  }
  const asked = readCut(id);
  const sound = kind === 'clip' || kind === 'preview';
  const { recording, name, channel, startSeconds, endSeconds } = placeOf(db, kind, asked);
  if (kind === 'card') refusePrivate(db, recording, startSeconds, endSeconds);
  const cut: CutAsk = {
    path: await recordingPath(db, recording, name),
    startSeconds,
    endSeconds,
    channel: channelFrom(channel),
    as: sound ? 'wav' : scales[kind],
    look: asked.look,
    slow: asked.slow,
    hushed: storedPrivate(db, recording),
  };
  return sound
    ? { contentType: 'audio/wav', fileName: `songsight-${id}.wav`, cut }
    : { contentType: 'image/png', fileName: `${kind}-${id}.png`, cut };
}

function placeOf(db: SongDatabase, kind: Exclude<CutKind, 'soundscape'>, asked: AskedCut): Place {
  if ('detection' in asked) {
    const record = findDetection(db, asked.detection);
    const { recording, recordingName: name, channel } = record;
    return { recording: recording.id, name, channel, ...stretchOf(record, kind, asked.stretch) };
  }
  const { recording, stretch } = asked;
  const sound = soundOfRecording(db, recording);
  if (sound === null) throw new KnownFailure('not-found', 'recording-gone');
  return { recording, ...sound, ...stretchWithin(sound.durationSeconds, stretch) };
}

function stretchOf(record: DetectionRecord, kind: CutKind, asked: Stretch | null): Stretch {
  const stretch = asked === null ? excerptOf(record) : stretchWithin(record.recording.durationSeconds, asked);
  if (kind === 'card') return bestClipOf(record);
  return kind === 'preview' ? previewOf(record) : stretch;
}
