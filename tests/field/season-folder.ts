import type { Species } from '#contract/species.ts';
import { defaultSettings } from '#contract/settings.ts';
import { markDerived } from '#engine/queue/derive-again.ts';
import { writeStation } from '#store/stations/stations.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { generateDatabase } from '../store/generated-database.ts';

export type SeasonSize = {
  readonly detections: number;
  readonly species: number;
  /** Names of the species instead of "Species 0" and so on. */
  readonly named?: readonly Species[];
  /** How long it lasts; with a recording every ten minutes unless told otherwise, which makes 87 of a million detections. */
  readonly days?: number;
};

const perRecording = 20;
const stationNames = ['Marsh', 'Meadow', 'Oak wood', 'Quarry'];

/** A data folder as a season of recording at four stations leaves it: no sound, no pictures on disk. The folder must be new or empty. */
export function makeSeason(folder: string, { detections, species, named, days }: SeasonSize): void {
  const recordings = Math.ceil(detections / perRecording);
  const store = generateDatabase(folder, {
    recordings,
    detectionsPerRecording: perRecording,
    species,
    ...(named === undefined ? {} : { named }),
    picturesDone: true,
    stepMinutes: days === undefined ? 10 : Math.floor((days * 1440 * stationNames.length) / recordings),
  });
  store.db.transaction(() => stationNames.forEach((name, at) => addStation(store.db, name, at)))();
  markDerived(store.db, defaultSettings);
  store.close();
}

/** The clocks of the made recordings are two hours ahead of UTC all year, as they are there. */
function addStation(db: SongDatabase, name: string, at: number): void {
  const position = { latitude: -25.9 - at / 10, longitude: 28.1 + at / 10 };
  const plain = { zone: 'Africa/Johannesburg', habitat: '', clockMinutes: null, links: [] };
  const station = writeStation(db, null, { name, position, ...plain }, 'now');
  db.prepare(
    'UPDATE recordings SET station_id = ? WHERE id IN (SELECT recording_id FROM files WHERE relative_path LIKE ?)',
  ).run(station, `R${at}/%`);
}
