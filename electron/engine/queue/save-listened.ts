import { basename } from 'node:path';
import type { RecordingId } from '#contract/ids.ts';
import { usualTimeOrder, type FileNoteKind, type RecordingFacts, type StartClaim } from '#contract/recordings.ts';
import { isPrivate, privateStretches } from '#analysis/classifying/private-sound.ts';
import { packSoundscape } from '#analysis/soundscape/soundscape.ts';
import { packSheet } from '#analysis/classifying/score-sheet.ts';
import type { Analysis, AnalystFacts } from '#analysis/process/analyst.ts';
import type { QueuedFile } from '#store/queue/file-queue.ts';
import type { AnalysisKey } from '#store/recordings/analyses.ts';
import { timeInputsOf } from '#store/recordings/recording-times.ts';
import {
  finishFile,
  keepBeginning,
  saveAnalysis,
  type AnalysisToSave,
  type KnownRecording,
} from '#store/recordings/save-analysis.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { dropPrivatePictures } from '#store/pictures/private-pictures.ts';
import { dated, type RecordingPlaceAndTime } from '#store/range/occurrences.ts';
import { plainStations } from '#store/stations/stations.ts';
import { holdBackAt, picturePlan, type EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { watchedAmong } from '../settings/watched-species.ts';
import { storedPrivate } from '../media/private-sound.ts';
import { placeFresh, type FreshPlace } from '../time-and-place/time-and-station-rules.ts';
import type { Content } from '../watching/content-id.ts';
import { deriveDetections } from './derive-detections.ts';
import type { Sameness } from './same-recording.ts';
import type { Saved } from './save-together.ts';

/** The pack that listened, its row, and how it listened. */
export type HeardBy = { readonly facts: AnalystFacts; readonly packId: number; readonly key: AnalysisKey };

export type Heard = {
  readonly content: Content;
  readonly analysis: Analysis;
  readonly same: Sameness;
  readonly by: HeardBy;
};

/**
 * Writes what was heard in a file: as a new recording, or into the known one that it is. Call it inside a transaction, so that all of it and
 * what others are told of it are on the disk together, or nothing is.
 */
export function saveListened(engine: EngineCore, file: QueuedFile, { content, analysis, same, by }: Heard): Saved {
  const { db } = engine.store;
  const now = nowText(engine.clock);
  if (same.kind === 'shorter') {
    finishFile(db, file.id, same.recording, now, true);
    keepPrivate(engine, same.recording, { content, analysis, by });
    return { listened: { kind: 'known' } };
  }
  const { pack } = by.facts;
  const into = intoKnown(db, same, analysis.recording.claims);
  const fresh = placeFresh(db, analysis.recording, into, file);
  const hold = holdBackAt(engine, whereAndWhen(db, fresh, analysis.recording));
  const detections = deriveDetections(analysis, pack, engine.settings.current(), hold);
  const shown = detections.filter(({ held }) => (held ?? null) === null);
  const watched = watchedAmong(engine, file, analysis.recording, shown);
  const before = engine.telling?.before() ?? 0;
  const heard = heardColumns(engine, { content, analysis, by }, into?.recording ?? null);
  const recording = saveAnalysis(db, {
    ...{ file: file.id, fileName: basename(file.relativePath), into, ...fresh, ...heard },
    ...{ detections, note: noteOf(same), now },
  });
  engine.telling?.heard(recording, before);
  const counts = { detections: shown.length, clips: heard.clips, soundSeconds: analysis.recording.durationSeconds };
  return {
    listened: { kind: 'analysed', soundSeconds: counts.soundSeconds, workSeconds: analysis.seconds.total },
    heard: { recording, analysis, pack },
    tell: () => {
      engine.telling?.wake();
      engine.events.emit('recording.analysed', { recording, relativePath: file.relativePath, ...counts });
      for (const species of watched) engine.events.emit('species.heard', species);
    },
  };
}

/** Of a beginning of what is known already nothing is shown, but what was found to be private in it stays so. */
function keepPrivate(
  { store: { db }, clock }: EngineCore,
  recording: RecordingId,
  { analysis: { sheet, seconds }, by: { facts, key } }: Omit<Heard, 'same'>,
): void {
  const { pack, provider } = facts;
  const hushed = privateStretches(sheet, pack.labels, pack.windowSeconds);
  if (hushed.length === 0) return;
  keepBeginning(db, recording, {
    ...{ key, clips: sheet.startSeconds.length, sheet: packSheet(sheet), seconds: seconds.total, now: nowText(clock) },
    provider: provider.used ?? provider.wanted,
  });
  dropPrivatePictures(db, recording, (at) => isPrivate(hushed, at, at + pack.windowSeconds));
}

type HeardColumn =
  | 'contentId'
  | 'facts'
  | 'sound'
  | 'key'
  | 'clips'
  | 'sheet'
  | 'soundscape'
  | 'provider'
  | 'seconds'
  | 'pictures';

/** What is written of the analysis itself. @param known the recording that it is, where others heard it before; null: a new one */
function heardColumns(
  engine: EngineCore,
  { content, analysis, by: { facts, key } }: Omit<Heard, 'same'>,
  known: RecordingId | null,
): Pick<AnalysisToSave, HeardColumn> {
  const { pack, provider } = facts;
  const { sheet } = analysis;
  const hushed = [
    ...privateStretches(sheet, pack.labels, pack.windowSeconds),
    ...(known === null ? [] : storedPrivate(engine.store.db, known)),
  ];
  return {
    contentId: content.hash,
    facts: analysis.recording,
    sound: analysis.sound,
    key,
    clips: sheet.startSeconds.length,
    sheet: packSheet(sheet),
    soundscape: packedSoundscape(analysis),
    provider: provider.used ?? provider.wanted,
    seconds: analysis.seconds.total,
    pictures: picturePlan(engine, content.hash, hushed, pack.windowSeconds),
  };
}

function packedSoundscape({ soundscape }: Analysis): NonNullable<AnalysisToSave['soundscape']> | null {
  return soundscape === undefined || soundscape === null
    ? null
    : { minutes: soundscape.seconds.length, packed: packSoundscape(soundscape) };
}

/** The station's coordinates, else those that the file carries. */
function whereAndWhen(
  db: SongDatabase,
  { placed }: FreshPlace,
  { latitude, longitude }: RecordingFacts,
): RecordingPlaceAndTime {
  const own = latitude === null || longitude === null ? null : { latitude, longitude };
  const { station } = placed;
  const stands = plainStations(db).find(({ id }) => id === station)?.position ?? null;
  return { station, local: dated(placed), position: stands ?? own };
}

function noteOf(same: Sameness): { kind: FileNoteKind; other: string } | null {
  if (same.kind === 'longer') return { kind: 'longer', other: String(same.wasSeconds) };
  return same.kind === 'same' && same.rewritten ? { kind: 'rewritten', other: same.wasName } : null;
}

function intoKnown(db: SongDatabase, same: Sameness, claims: readonly StartClaim[]): KnownRecording | null {
  switch (same.kind) {
    case 'longer':
      return { recording: same.recording, replace: { claims: joined(db, same, claims, []) }, longer: true };
    case 'same': {
      // The dates of a converted or edited file say when that was done, not when the sound was recorded.
      const ofSound = claims.filter(({ source }) => source !== 'creation-time');
      const keep: readonly StartClaim['source'][] = ['creation-time', 'modified-time'];
      const replace = same.rewritten ? { claims: joined(db, same, ofSound, keep) } : null;
      return { recording: same.recording, replace, longer: false };
    }
    default:
      return null;
  }
}

/** What the file claims, then what only its earlier version claimed, in the usual order. @param keep sources whose earlier claim stays. */
function joined(
  db: SongDatabase,
  { recording }: Pick<KnownRecording, 'recording'>,
  claims: readonly StartClaim[],
  keep: readonly StartClaim['source'][],
): StartClaim[] {
  const before = timeInputsOf(db, recording)?.claims ?? [];
  const stays = ({ source }: StartClaim): boolean =>
    keep.includes(source) || claims.every((claim) => claim.source !== source);
  const kept = before.filter(stays);
  const fresh = claims.filter(({ source }) => kept.every((claim) => claim.source !== source));
  const order: readonly StartClaim['source'][] = usualTimeOrder;
  const place = ({ source }: StartClaim): number => order.indexOf(source);
  return [...kept, ...fresh].sort((a, b) => place(a) - place(b));
}
