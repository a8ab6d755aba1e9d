import { basename } from 'node:path';
import type { FileId, RecordingId } from '#contract/ids.ts';
import type { StartClaim } from '#contract/recordings.ts';
import type { NameTime } from '#analysis/metadata/pattern-time.ts';
import { beginsWith, type SoundIdentity } from '#analysis/reading/sound-id.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { wallClockMs } from '#store/recordings/local-time.ts';
import {
  heardBeforeIn,
  recordingsBeginningLike,
  recordingsOfContent,
  recordingsOfSound,
  type KnownSound,
} from '#store/recordings/same-sound.ts';

/** What is known of a file when its recording is looked for. */
export type FoundSound = {
  readonly file: FileId;
  readonly name: string;
  readonly modifiedMs: number;
  /** What identifies its whole content, in the ways of now and before. */
  readonly hashes: readonly string[];
  readonly claims: readonly StartClaim[];
  /** Reads a time out of a name by the pattern that a person gave. */
  readonly nameTime: NameTime;
  readonly recorderId: string | null;
  /** null: not listened to yet, so that only the same content tells. */
  readonly sound: (SoundIdentity & { readonly durationSeconds: number }) | null;
};

export type Sameness =
  | { readonly kind: 'new' }
  /** The same sound; `rewritten`: what this file says of itself takes the place of what was known, which lies nowhere now. */
  | { readonly kind: 'same'; readonly recording: RecordingId; readonly rewritten: boolean; readonly wasName: string }
  /** More of a recording than was known until now. */
  | { readonly kind: 'longer'; readonly recording: RecordingId; readonly wasSeconds: number }
  /** Only the beginning of a recording that is known in full. */
  | { readonly kind: 'shorter'; readonly recording: RecordingId };

/**
 * Which recording lies in a file. The same sound is the same recording, whatever the notes and the format around it, unless a
 * name or a header gives it another time or another recorder; a longer version takes the place of the shorter.
 * @param lyingElsewhere whether a recording is in another place now, too; if not, this file is the one it was, renamed or edited.
 */
export function sameRecording(
  db: SongDatabase,
  found: FoundSound,
  lyingElsewhere: (recording: RecordingId) => boolean,
): Sameness {
  const ofContent = recordingsOfContent(db, found.hashes);
  const candidates = [...ofContent, ...ofSoundAlone(db, found, ofContent)];
  const before = heardBeforeIn(db, found.file);
  for (const known of candidates) {
    const { recording, name } = known;
    if (!isSame(known, found, before, lyingElsewhere)) continue;
    const asItWas = ofContent.includes(known) && agrees(known, found);
    return { kind: 'same', recording, rewritten: !asItWas && !lyingElsewhere(recording), wasName: name };
  }
  return found.sound === null ? { kind: 'new' } : longerOrShorter(db, found, found.sound, before);
}

/** Recordings with the same content or the same sound. */
export function alike(db: SongDatabase, found: FoundSound): KnownSound[] {
  const ofContent = recordingsOfContent(db, found.hashes);
  return [...ofContent, ...ofSoundAlone(db, found, ofContent)];
}

function ofSoundAlone(db: SongDatabase, { sound }: FoundSound, others: readonly KnownSound[]): KnownSound[] {
  const ofSound = sound === null ? [] : recordingsOfSound(db, sound.id);
  return ofSound.filter(({ recording }) => others.every((other) => other.recording !== recording));
}

function isSame(
  known: KnownSound,
  found: FoundSound,
  before: KnownSound | null,
  lyingElsewhere: (recording: RecordingId) => boolean,
): boolean {
  if (known.silent || found.sound?.silent === true) return isSameSilence(known, found, before);
  return agrees(known, found) || !lyingElsewhere(known.recording);
}

const sameTimeMs = 2000;

/** Silence is the same everywhere: only name and time can tell that it is one recording. */
function isSameSilence(known: KnownSound, found: FoundSound, before: KnownSound | null): boolean {
  if (!agrees(known, found)) return false;
  if (before?.recording === known.recording) return true;
  const timed = found.claims.some(({ source }) => source !== 'modified-time' && claimOf(known, source) !== undefined);
  const sameHour = known.modifiedMs.some((at) => Math.abs(at - found.modifiedMs) <= sameTimeMs);
  return stem(known.name) === stem(found.name) && (timed || sameHour);
}

const stem = (name: string): string =>
  basename(name)
    .normalize('NFC')
    .replace(/\.[^.]*$/, '')
    .toLowerCase();

const claimOf = ({ claims }: KnownSound, source: StartClaim['source']): StartClaim | undefined =>
  claims.find((claim) => claim.source === source);

/** Whether neither a name nor a header says another time, or another recorder. */
function agrees(known: KnownSound, found: FoundSound): boolean {
  if (known.recorderId !== null && found.recorderId !== null && known.recorderId !== found.recorderId) return false;
  const [time, other] = [found.nameTime(found.name), found.nameTime(known.name)];
  if (time !== null && other !== null && time.local !== other.local) return false;
  return found.claims.every((claim) => {
    const other = claimOf(known, claim.source);
    return claim.source === 'modified-time' || other === undefined || sameMoment(claim, other);
  });
}

function sameMoment({ start: a }: StartClaim, { start: b }: StartClaim): boolean {
  if (a.local === b.local) return true;
  const [left, right] = [wallClockMs(a.local), wallClockMs(b.local)];
  if (left === null || right === null || a.offsetMinutes === null || b.offsetMinutes === null) return false;
  return left - a.offsetMinutes * 60_000 === right - b.offsetMinutes * 60_000;
}

function longerOrShorter(
  db: SongDatabase,
  found: FoundSound,
  sound: NonNullable<FoundSound['sound']>,
  before: KnownSound | null,
): Sameness {
  const { pieces } = sound;
  const alike = recordingsBeginningLike(db, pieces, found.name);
  const candidates = [...(before === null ? [] : [before]), ...alike].filter((known) => agrees(known, found));
  for (const known of candidates) {
    const inPlace = known === before;
    if (isBeginning(known, sound, inPlace)) {
      return { kind: 'longer', recording: known.recording, wasSeconds: known.durationSeconds };
    }
    if (known.pieces !== null && beginsWith(known.pieces, pieces))
      return { kind: 'shorter', recording: known.recording };
  }
  return { kind: 'new' };
}

/**
 * Whether a known recording is the beginning of this sound. In the very same file it may also have been nothing yet: recorders
 * and copying programs make room first and fill it later.
 */
function isBeginning(known: KnownSound, sound: NonNullable<FoundSound['sound']>, inPlace: boolean): boolean {
  if (known.pieces === null || known.durationSeconds > sound.durationSeconds) return false;
  if (inPlace && known.pieces.length === 0) return true;
  const goesOn = known.pieces.length < sound.pieces.length || known.durationSeconds < sound.durationSeconds || inPlace;
  return goesOn && beginsWith(sound.pieces, known.pieces);
}
