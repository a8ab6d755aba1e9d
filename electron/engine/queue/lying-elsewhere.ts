import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileId, RecordingId } from '#contract/ids.ts';
import { recordingPlaces, type RecordingPlace } from '#store/detections/detection-detail.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { probeFile } from '../watching/content-probe.ts';
import { answerWithinMs, folderPresence } from '../watching/folder-presence.ts';
import { atMost } from '../watching/settle.ts';

/** Whether the file at this place still holds what was heard there. */
export async function holdsItsRecording({ folder, relativePath, probe, ...place }: RecordingPlace): Promise<boolean> {
  const path = join(folder, relativePath);
  if (probe !== null) {
    const now = await probeFile(path).catch(() => null);
    return now?.probe === probe;
  }
  // Heard by a version that did not look inside.
  const facts = await stat(path).catch(() => null);
  return facts?.size === place.sizeBytes && Math.round(facts.mtimeMs) === place.modifiedMs;
}

/** Which of these recordings lie in another place than this file, too; a card that is out may well hold one. */
export async function lyingElsewhere(
  db: SongDatabase,
  file: FileId,
  recordings: readonly RecordingId[],
): Promise<ReadonlySet<RecordingId>> {
  const found = new Set<RecordingId>();
  for (const recording of recordings) {
    for (const place of recordingPlaces(db, recording)) {
      if (place.id === file || place.state === 'missing' || place.shorter === 1) continue;
      if ((await atMost(isThere(place), answerWithinMs)) !== false) found.add(recording);
    }
  }
  return found;
}

async function isThere(place: RecordingPlace): Promise<boolean> {
  const now = await folderPresence(place.folder);
  const isReachable = now.kind === 'there' && !now.empty;
  return !isReachable || holdsItsRecording(place);
}
