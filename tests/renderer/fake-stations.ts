import type {
  ClockAnswer,
  ClockChange,
  ClockCorrection,
  ClockPreview,
  ClockRequests,
  FolderClock,
} from '#contract/clock.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { CorrectionId, FolderId, StationId } from '#contract/ids.ts';
import type { Handlers } from '#contract/requests.ts';
import type { Station, StationRequests, StationsAnswer } from '#contract/stations.ts';

const folder = 1 as FolderId;
const path = '/srv/field/2026-05';
const at = (local: string) => ({ local: `${local}.000`, offsetMinutes: 120 });

const firstStations: readonly Station[] = [
  {
    id: 1 as StationId,
    name: 'Pond',
    position: { latitude: 52.5163, longitude: 13.3777 },
    zone: 'Europe/Berlin',
    habitat: 'Reed bed at the north shore, 2 m above the water',
    clockMinutes: null,
    links: [{ kind: 'folder', folder, subfolder: 'Pond' }],
    recordings: 213,
    recorderIds: ['24F319055FDF2F5B'],
    deploymentIds: [],
  },
  {
    id: 2 as StationId,
    name: 'Old Wood',
    position: null,
    zone: 'Europe/Berlin',
    habitat: '',
    clockMinutes: 60,
    links: [
      { kind: 'pattern', folder: null, pattern: 'SITE/DATE/*.WAV' },
      { kind: 'recorder', recorderId: 'SMM01234' },
    ],
    recordings: 1,
    recorderIds: ['SMM01234'],
    deploymentIds: [],
  },
];

const unset: FolderClock = {
  folder,
  subfolder: 'Meadow',
  path,
  recordings: 48,
  unset: 48,
  first: at('1970-01-01T00:00:10'),
  last: at('1970-01-02T23:00:10'),
  order: null,
};

const right: FolderClock = {
  ...unset,
  subfolder: 'Pond',
  recordings: 213,
  unset: 0,
  first: at('2026-05-01T04:00:00'),
  last: at('2026-05-09T21:00:00'),
};

/** Stations and clocks in memory, so that the window has something to show and to change. */
export function fakeStations(): Pick<Handlers, keyof StationRequests | keyof ClockRequests> {
  let stations = [...firstStations];
  let corrections: ClockCorrection[] = [];
  const answer = (): StationsAnswer => ({
    stations: stations.toSorted((a, b) => a.name.localeCompare(b.name)),
    unplaced: 7,
  });
  const clocks = (): ClockAnswer => ({
    folders: [
      corrections.some(({ undoneAt }) => undoneAt === null)
        ? { ...unset, unset: 0, first: at('2026-05-20T21:15:00'), last: at('2026-05-22T20:15:00') }
        : unset,
      right,
    ],
    corrections,
  });
  const shift = (change: ClockChange): number =>
    change.kind === 'shift'
      ? change.seconds
      : (Date.parse(`${change.local}Z`) - Date.parse('1970-01-01T00:00:10Z')) / 1000;
  const preview = (change: ClockChange): ClockPreview => ({
    recordings: 48,
    firstFile: 'Meadow/19700101_000010.WAV',
    before: unset.first,
    after: at(new Date(10_000 + shift(change) * 1000).toISOString().slice(0, 19)),
    shiftSeconds: shift(change),
  });
  return {
    'stations.read': answer,
    'station.write': ({ station, details }) => {
      if (stations.some(({ id, name }) => id !== station && name.toLowerCase() === details.name.toLowerCase())) {
        throw new KnownFailure(
          'bad-request',
          `There is another station named “${details.name}”. Give this one its own name.`,
        );
      }
      const id = station ?? ((stations.length + 10) as StationId);
      const old = stations.find((each) => each.id === id);
      const counts = { recordings: old?.recordings ?? 0, recorderIds: old?.recorderIds ?? [], deploymentIds: [] };
      stations = [...stations.filter((each) => each.id !== id), { ...details, ...counts, id }];
      return answer();
    },
    'station.remove': ({ station }) => {
      stations = stations.filter(({ id }) => id !== station);
      return answer();
    },
    'station.preview': ({ link }) =>
      link.kind === 'pattern' && link.pattern.startsWith('NO')
        ? { files: 0, examples: [] }
        : { files: 213, examples: ['Pond/20260523/20260523_043000.WAV'] },
    'stations.sites': () => ({
      sites: [
        { name: 'Meadow', files: 48, station: null },
        { name: 'Pond', files: 213, station: 1 as StationId },
      ],
      unmatched: 3,
    }),
    'stations.make': ({ names, pattern, zone }) => {
      for (const name of names) {
        const id = (stations.length + 20) as StationId;
        const details = {
          name,
          zone,
          position: null,
          habitat: '',
          clockMinutes: null,
          links: [{ kind: 'pattern' as const, folder: null, pattern }],
        };
        stations = [...stations, { ...details, id, recordings: 48, recorderIds: [], deploymentIds: [] }];
      }
      return answer();
    },
    'clock.read': clocks,
    'clock.preview': ({ change }) => preview(change),
    'clock.correct': ({ place, change }) => {
      const id = (corrections.length + 1) as CorrectionId;
      const made = {
        ...place,
        id,
        shiftSeconds: shift(change),
        recordings: 48,
        madeAt: '2026-05-23T12:00:00.000Z',
        undoneAt: null,
      };
      corrections = [made, ...corrections];
      return clocks();
    },
    'clock.undo': ({ correction }) => {
      corrections = corrections.map((each) =>
        each.id === correction ? { ...each, undoneAt: '2026-05-23T12:05:00.000Z' } : each,
      );
      return clocks();
    },
    'clock.order': clocks,
  };
}
