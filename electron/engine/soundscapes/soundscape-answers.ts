import type { RecordingId, StationId } from '#contract/ids.ts';
import type { Soundscape as SoundscapeAnswer } from '#contract/sound/soundscape.ts';
import { topOf, type Placed } from '#analysis/soundscape/false-colours.ts';
import { indexNames, unpackSoundscape } from '#analysis/soundscape/soundscape.ts';
import { dayStartMs } from '#store/recordings/local-time.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { daySoundscapes } from '#store/soundscapes/soundscapes.ts';

const msPerMinute = 60_000;
const minutesOfDay = 1440;

export type PlacedRecording = Placed & { readonly recording: RecordingId; readonly name: string };

/** What was recorded at a station on a local date, each at its minute of the day. */
export function readDay(db: SongDatabase, station: StationId | null, day: string): PlacedRecording[] {
  const midnight = dayStartMs(day) ?? 0;
  return daySoundscapes(db, station, day).flatMap(({ recording, name, startWallMs, packed }) => {
    const soundscape = unpackSoundscape(packed);
    const startMinute = Math.floor((startWallMs - midnight) / msPerMinute);
    return soundscape === null ? [] : [{ recording, name, startMinute, soundscape }];
  });
}

/** Where each recording lies in the day, and the indices of its minutes. */
export function soundscapeOfDay(db: SongDatabase, station: StationId | null, day: string): SoundscapeAnswer {
  const placed = readDay(db, station, day);
  const minutes = new Map<number, readonly (number | null)[]>();
  for (const { soundscape, startMinute } of placed) {
    for (let at = 0; at < soundscape.seconds.length; at += 1) {
      const values = soundscape.indices.subarray(at * indexNames.length, (at + 1) * indexNames.length);
      minutes.set(
        startMinute + at,
        [...values].map((value) => (Number.isNaN(value) ? null : value)),
      );
    }
  }
  const inDay = [...minutes].filter(([at]) => at >= 0 && at < minutesOfDay).sort(([a], [b]) => a - b);
  const column = (index: number): (number | null)[] => inDay.map(([, values]) => values[index] ?? null);
  return {
    strips: placed.map(({ recording, name, startMinute, soundscape }) => ({
      recording,
      name,
      startMinute,
      minutes: soundscape.seconds.length,
    })),
    topHz: topOf(placed),
    indices: {
      minute: inDay.map(([at]) => at),
      aci: column(0),
      adi: column(1),
      bi: column(2),
      ndsi: column(3),
      h: column(4),
    },
  };
}
