import { basename } from 'node:path';
import type { RecordingId } from '#contract/ids.ts';
import { usualTimeOrder, type FileNoteKind, type RecordingFacts, type StartClaim } from '#contract/recordings.ts';
import { privateStretches } from '#analysis/classifying/private-sound.ts';
import { packSoundscape } from '#analysis/soundscape/soundscape.ts';
import { packSheet } from '#analysis/classifying/score-sheet.ts';
import type { Analysis, AnalystFacts } from '#analysis/process/analyst.ts';
import type { QueuedFile } from '#store/queue/file-queue.ts';
import { timeInputsOf } from '#store/recordings/recording-times.ts';
import { finishFile, saveAnalysis, type AnalysisToSave, type KnownRecording } from '#store/recordings/save-analysis.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import type { RecordingPlaceAndTime } from '#store/range/occurrences.ts';
import { plainStations } from '#store/stations/stations.ts';
import { analysisKey, holdBackAt, picturePlan, type EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { watchedAmong } from '../settings/watched-species.ts';
import { placeFresh, type FreshPlace } from '../time-and-place/time-and-station-rules.ts';
import type { Content } from '../watching/content-id.ts';
import { keepEmbeddings } from '../search/keep-embeddings.ts';
import { deriveDetections } from './derive-detections.ts';
import type { Sameness } from './same-recording.ts';

/** The pack that listened, and its row. */
export type HeardBy = { readonly facts: AnalystFacts; readonly packId: number };

export type Heard = {
  readonly content: Content;
  readonly analysis: Analysis;
  readonly same: Sameness;
  readonly by: HeardBy;
};

/** What came of a file. */
export type Listened =
  | { readonly kind: 'analysed'; readonly soundSeconds: number; readonly workSeconds: number }
  /** A copy of a recording that is known, or the beginning of one. */
  | { readonly kind: 'known' }
  /** The file has changed since it was found; it waits again. */
  | { readonly kind: 'held-back' };

/** Writes what was heard in a file: as a new recording, or into the known one that it is. */
export function saveListened(engine: EngineCore, file: QueuedFile, { content, analysis, same, by }: Heard): Listened {
  const { db } = engine.store;
  const now = nowText(engine.clock);
  if (same.kind === 'shorter') {
    finishFile(db, file.id, same.recording, now, true);
    return { kind: 'known' };
  }
  const { pack, provider } = by.facts;
  const into = intoKnown(db, same, analysis.recording.claims);
  const fresh = placeFresh(db, analysis.recording, into, file);
  const hold = holdBackAt(engine, whereAndWhen(db, fresh, analysis.recording));
  const detections = deriveDetections(analysis, pack, engine.settings.current(), hold);
  const shown = detections.filter(({ held }) => (held ?? null) === null);
  const watched = watchedAmong(engine, file, analysis.recording, shown);
  const recording = saveAndTell(engine, {
    file: file.id,
    contentId: content.hash,
    fileName: basename(file.relativePath),
    facts: analysis.recording,
    sound: analysis.sound,
    into,
    ...fresh,
    key: analysisKey(engine, by.packId),
    clips: analysis.sheet.startSeconds.length,
    sheet: packSheet(analysis.sheet),
    soundscape: packedSoundscape(analysis),
    detections,
    provider: provider.used ?? provider.wanted,
    seconds: analysis.seconds.total,
    pictures: picturePlan(
      engine,
      content.hash,
      privateStretches(analysis.sheet, pack.labels, pack.windowSeconds),
      pack.windowSeconds,
    ),
    note: noteOf(same),
    now,
  });
  keepEmbeddings(engine, recording, analysis, pack);
  engine.events.emit('recording.analysed', {
    recording,
    relativePath: file.relativePath,
    detections: shown.length,
    clips: analysis.sheet.startSeconds.length,
    soundSeconds: analysis.recording.durationSeconds,
  });
  for (const species of watched) engine.events.emit('species.heard', species);
  const soundSeconds = analysis.recording.durationSeconds;
  return { kind: 'analysed', soundSeconds, workSeconds: analysis.seconds.total };
}

function packedSoundscape({ soundscape }: Analysis): NonNullable<AnalysisToSave['soundscape']> | null {
  return soundscape === undefined || soundscape === null
    ? null
    : { minutes: soundscape.seconds.length, packed: packSoundscape(soundscape) };
}

/** What is heard and what is told of it are on the disk together, or neither is. */
function saveAndTell({ store: { db }, telling }: EngineCore, save: AnalysisToSave): RecordingId {
  const saveBoth = (): RecordingId => {
    const before = telling?.before() ?? 0;
    const saved = saveAnalysis(db, save);
    telling?.heard(saved, before);
    return saved;
  };
  const recording = db.transaction(saveBoth).immediate();
  telling?.wake();
  return recording;
}

/** The station's coordinates, else those that the file carries. */
function whereAndWhen(
  db: SongDatabase,
  { placed: { station, start } }: FreshPlace,
  { latitude, longitude }: RecordingFacts,
): RecordingPlaceAndTime {
  const own = latitude === null || longitude === null ? null : { latitude, longitude };
  const stands = plainStations(db).find(({ id }) => id === station)?.position ?? null;
  return { station, local: start?.local ?? null, position: stands ?? own };
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
