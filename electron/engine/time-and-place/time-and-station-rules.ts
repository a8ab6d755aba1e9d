import { posix } from 'node:path';
import { patternTime } from '#analysis/metadata/pattern-time.ts';
import type { CorrectionId, StationId } from '#contract/ids.ts';
import type { RecordingFacts, TimeSource } from '#contract/recordings.ts';
import { correctionsOfFile, liesIn } from '#store/recordings/clock-corrections.ts';
import type { QueuedFile } from '#store/queue/file-queue.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { timeInputsOf, type PlacedTime, type TimeInputs } from '#store/recordings/recording-times.ts';
import type { KnownRecording } from '#store/recordings/save-analysis.ts';
import { readStoredValues } from '#store/settings/settings.ts';
import { plainStations } from '#store/stations/stations.ts';
import { readTimeOrders } from '#store/recordings/time-orders.ts';
import { placeInTime } from './place-in-time.ts';
import { stationsOnDisk } from './overlapping-folders.ts';
import { stationMatcher, type FileMarks } from './station-match.ts';

/** Everything that people said about places and times, ready to be used on recordings. */
export type PlaceRules = {
  place(inputs: Omit<TimeInputs, 'recording'>): PlacedTime;
  stationOf(marks: FileMarks): StationId | null;
};

/** The setting `namePattern` as it is stored. */
export function storedNamePattern(db: SongDatabase): string {
  const stored = readStoredValues(db).get('setting.namePattern');
  return typeof stored === 'string' ? stored : '';
}

export function readPlaceRules(db: SongDatabase, namePattern = storedNamePattern(db)): PlaceRules {
  const match = stationMatcher(stationsOnDisk(db, plainStations(db)));
  const nameTime = patternTime(namePattern);
  const orders = readTimeOrders(db);
  const orderFor = ([first]: TimeInputs['places']): readonly TimeSource[] =>
    first === undefined ? [] : (orders.find((order) => liesIn(order, first.folder, first.relativePath))?.sources ?? []);
  return {
    place: (inputs) =>
      placeInTime(inputs.claims, {
        order: orderFor(inputs.places),
        correctedSeconds: inputs.correctedSeconds,
        station: match(inputs),
        named:
          inputs.places.map(({ relativePath }) => nameTime(posix.basename(relativePath))).find((at) => at !== null) ??
          null,
      }),
    stationOf: (marks) => match(marks)?.id ?? null,
  };
}

export type FreshPlace = { readonly placed: PlacedTime; readonly corrections: readonly CorrectionId[] };

/**
 * Where and when a recording that was just listened to was made, with the clock corrections its file waited for.
 * @param into the known recording that it is.
 */
export function placeFresh(
  db: SongDatabase,
  facts: RecordingFacts,
  into: KnownRecording | null,
  file: QueuedFile,
): FreshPlace {
  const rules = readPlaceRules(db);
  const known = into === null ? null : timeInputsOf(db, into.recording);
  if (known !== null) return { placed: rules.place(withFile(asReplaced(known, facts, into), file)), corrections: [] };
  const corrections = correctionsOfFile(db, file);
  const correctedSeconds = corrections.reduce((sum, { shiftSeconds }) => sum + shiftSeconds, 0);
  const { claims, recorderId, deploymentId } = facts;
  const inputs = withFile({ claims, recorderId, deploymentId, correctedSeconds, places: [] }, file);
  return { placed: rules.place(inputs), corrections: corrections.map(({ id }) => id) };
}

function asReplaced(known: TimeInputs, facts: RecordingFacts, into: KnownRecording | null): TimeInputs {
  if (into === null || into.replace === null) return known;
  const { claims } = into.replace;
  const recorderId = facts.recorderId ?? known.recorderId;
  return { ...known, claims, recorderId, deploymentId: facts.deploymentId ?? known.deploymentId };
}

function withFile(inputs: Omit<TimeInputs, 'recording'>, file: QueuedFile): Omit<TimeInputs, 'recording'> {
  const here = { file: file.id, folder: file.folder, relativePath: file.relativePath };
  return { ...inputs, places: [...inputs.places.filter((place) => place.file !== file.id), here] };
}
