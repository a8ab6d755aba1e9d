import type { FileId, RecordingId } from '#contract/ids.ts';
import type { NameTime } from '#analysis/metadata/pattern-time.ts';
import type { KnownPair } from '#store/merging/merge-known.ts';
import { claimsOf, contentsOf, modifiedMsOf, type SourceRecording } from '#store/merging/source-recordings.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { sameRecording } from '../queue/same-recording.ts';

/** No file of this data folder. */
const noFile = -1 as FileId;

/**
 * Which recording of this data folder one of the attached source is, by the rules that hold for two files of one folder: the same
 * sound is the same recording, unless a name or a header gives it another time or another recorder. null: it is new here.
 */
export function findKnown(db: SongDatabase, recording: SourceRecording, nameTime: NameTime): KnownPair | null {
  const { id, name, recorderId, soundId, pieces, silent, durationSeconds } = recording;
  const same = sameRecording(
    db,
    {
      file: noFile,
      name,
      recorderId,
      nameTime,
      modifiedMs: modifiedMsOf(db, id),
      hashes: contentsOf(db, id),
      claims: claimsOf(db, id),
      sound:
        soundId === null || pieces === null ? null : { id: soundId, pieces, silent: silent === 1, durationSeconds },
    },
    liesThere,
  );
  const pair = (here: RecordingId, length: KnownPair['length']): KnownPair => ({ source: id, here, length });
  switch (same.kind) {
    case 'new':
      return null;
    case 'same':
      return pair(same.recording, 'same');
    case 'longer':
      return pair(same.recording, 'source-longer');
    case 'shorter':
      return pair(same.recording, 'source-shorter');
  }
}

/** Both lie in their own places: neither is the other one renamed. */
const liesThere = (): boolean => true;
