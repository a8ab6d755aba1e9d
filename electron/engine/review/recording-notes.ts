import { join } from 'node:path';
import type { FileId, FolderId } from '#contract/ids.ts';
import type { RecordingNote, StoredRecording } from '#contract/recordings.ts';
import { recordingPlaces, type RecordingPlace } from '#store/detections/detection-detail.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { copiedFiles } from '#store/queue/copied-files.ts';
import { notesOfRecording } from '#store/queue/file-notes.ts';
import { plainStations } from '#store/stations/stations.ts';
import { readPlaceRules } from '../time-and-place/time-and-station-rules.ts';

const pathOf = ({ folder, relativePath }: RecordingPlace): string => join(folder, relativePath);

/** What a person should know of the files that hold a recording. @param shown the file it is shown with. */
export function recordingNotes(db: SongDatabase, recording: StoredRecording, shown: FileId): RecordingNote[] {
  const places = recordingPlaces(db, recording.id);
  const happened = notesOfRecording(db, recording.id).flatMap(({ file, kind, other }): RecordingNote[] => {
    const place = places.find(({ id }) => id === file);
    return place === undefined ? [] : [{ kind, path: pathOf(place), other }];
  });
  const others = places.filter(({ id, state }) => id !== shown && state !== 'missing');
  const stationOf = stationNamer(db);
  return [
    ...happened,
    ...others.map((place): RecordingNote => {
      if (place.shorter === 1) return { kind: 'beginning', path: pathOf(place), other: '' };
      const { folderId: folder, relativePath } = place;
      const station = stationOf({ ...recording, folder, relativePath });
      const elsewhere = station !== null && recording.station !== null && station !== recording.station.name;
      return { kind: elsewhere ? 'other-station' : 'copy', path: pathOf(place), other: elsewhere ? station : '' };
    }),
  ];
}

type Marks = {
  readonly folder: FolderId;
  readonly relativePath: string;
  readonly recorderId: string | null;
  readonly deploymentId: string | null;
};

/** Names the station that a file alone belongs to. */
function stationNamer(db: SongDatabase): (marks: Marks) => string | null {
  const rules = readPlaceRules(db);
  const names = new Map(plainStations(db).map(({ id, name }) => [id, name]));
  return ({ folder, relativePath, recorderId, deploymentId }) => {
    const station = rules.stationOf({ places: [{ folder, relativePath }], recorderId, deploymentId });
    return station === null ? null : (names.get(station) ?? null);
  };
}

export type CopiedElsewhere = { readonly files: number; readonly here: string; readonly counted: string };

/** Files of a folder that lie at one station and are copies of what was counted at another, by the two. */
export function copiedElsewhere(db: SongDatabase, folder: FolderId): CopiedElsewhere[] {
  const stationOf = stationNamer(db);
  const pairs = new Map<string, CopiedElsewhere>();
  for (const { station: counted, ...file } of copiedFiles(db, folder)) {
    const here = stationOf({ ...file, folder });
    if (here === null || here === counted) continue;
    const key = JSON.stringify([here, counted]);
    pairs.set(key, { here, counted, files: (pairs.get(key)?.files ?? 0) + 1 });
  }
  return [...pairs.values()];
}
