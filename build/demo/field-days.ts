import type { SongName } from './songs.ts';
import type { Weather } from './weather.ts';

/** One bird that sings again and again during a recording. */
export type Singer = {
  readonly song: SongName;
  /** Seconds from one song to the next, give or take a third. */
  readonly everySeconds: number;
  readonly metres: number;
};

export type FieldRecording = {
  readonly time: string;
  readonly temperatureC: number;
  readonly weather: Weather;
  readonly singers: readonly Singer[];
};

export type FieldRecorder = {
  readonly folder: string;
  readonly device: string;
  readonly days: readonly {
    readonly day: string;
    readonly batteryVolts: number;
    readonly recordings: readonly FieldRecording[];
  }[];
};

const singer = (song: SongName, everySeconds: number, metres: number): Singer => ({ song, everySeconds, metres });
const calm: Weather = { wind: 0.12, rain: 0 };
const breezy: Weather = { wind: 0.5, rain: 0 };
const gusty: Weather = { wind: 1, rain: 0 };
const drizzle: Weather = { wind: 0.2, rain: 0.15 };
const shower: Weather = { wind: 0.4, rain: 0.8 };

const recording = (
  time: string,
  temperatureC: number,
  weather: Weather,
  ...singers: readonly Singer[]
): FieldRecording => ({ time, temperatureC, weather, singers });

/** An invented study: a reed bed and a farmyard, two days in May. */
export const fieldRecorders: readonly FieldRecorder[] = [
  {
    folder: 'reed-bed',
    device: '24F319055FDF2D20',
    days: [
      {
        day: '2026-05-23',
        batteryVolts: 4.6,
        recordings: [
          recording('04:50:00', 8.2, calm, singer('redWingedBlackbird', 7, 12), singer('commonYellowthroat', 11, 18)),
          recording('05:50:00', 9.6, calm, singer('commonYellowthroat', 8, 10), singer('songSparrow', 13, 25)),
          recording('07:20:00', 12.1, breezy, singer('redWingedBlackbird', 9, 8), singer('mallard', 19, 30)),
          recording('19:40:00', 15.4, calm, singer('mallard', 12, 15), singer('commonTern', 17, 40)),
        ],
      },
      {
        day: '2026-05-24',
        batteryVolts: 4.5,
        recordings: [
          recording('04:50:00', 10.3, drizzle, singer('redWingedBlackbird', 8, 10)),
          recording('05:50:00', 10.8, shower, singer('mallard', 15, 12)),
          recording('07:20:00', 12.6, calm, singer('commonTern', 8, 15), singer('commonYellowthroat', 12, 14)),
          recording('12:00:00', 18.9, gusty),
        ],
      },
    ],
  },
  {
    folder: 'farmyard',
    device: '248D9B02603C1A77',
    days: [
      {
        day: '2026-05-23',
        batteryVolts: 4.2,
        recordings: [
          recording('05:10:00', 8.9, calm, singer('phoebe', 5, 10), singer('songSparrow', 12, 20)),
          recording('06:30:00', 10.7, calm, singer('barnSwallow', 6, 8), singer('phoebe', 14, 30)),
          recording('08:00:00', 13.8, breezy, singer('blueJay', 9, 20), singer('barnSwallow', 13, 12)),
        ],
      },
      {
        day: '2026-05-24',
        batteryVolts: 4.1,
        recordings: [
          recording('05:10:00', 10.9, drizzle, singer('songSparrow', 7, 9)),
          recording('06:30:00', 11.3, calm, singer('phoebe', 6, 14), singer('blueJay', 16, 35)),
          recording('08:00:00', 14.5, calm, singer('barnSwallow', 7, 9), singer('blueJay', 15, 25)),
        ],
      },
    ],
  },
];

export const secondsPerRecording = 45;
/** The zone both clocks were set to. */
export const utcOffsetHours = -5;
