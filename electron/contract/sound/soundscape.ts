import * as v from 'valibot';
import { RecordingId, StationId } from '../ids.ts';
import { Day } from '../schema/fields.ts';
import { request, type Value } from '../schema/request.ts';
import { StationName } from '../stations.ts';

/** Which days of which stations have a soundscape. */
export const SoundscapeDays = v.strictObject({
  stations: v.array(
    v.strictObject({
      /** null: recordings at no station. */
      station: v.nullable(StationName),
      /** Local dates, newest first. */
      days: v.array(v.strictObject({ day: v.string(), recordings: v.number() })),
    }),
  ),
  /** Recordings that have none: analysed before this was computed, or while it was switched off. */
  without: v.number(),
});
export type SoundscapeDays = Value<typeof SoundscapeDays>;

/** A recording of the day: its minutes lie one after the other from `startMinute` of the day on, which may lie before midnight. */
export const SoundscapeStrip = v.strictObject({
  recording: RecordingId,
  name: v.string(),
  startMinute: v.number(),
  minutes: v.number(),
});
export type SoundscapeStrip = Value<typeof SoundscapeStrip>;

/** One station on one local date. Its picture is media `soundscape/<station or 0>-<YYYYMMDD>`. */
export const Soundscape = v.strictObject({
  strips: v.array(SoundscapeStrip),
  /** Upper edge of the picture in Hz. */
  topHz: v.number(),
  /** Indices per minute, columnar: `minute[i]` of the day, 0 to 1439, first to last; null in a minute of digital silence. */
  indices: v.strictObject({
    minute: v.array(v.number()),
    /** Acoustic complexity (Pieretti et al. 2011), summed over all frequencies. */
    aci: v.array(v.nullable(v.number())),
    /** Acoustic diversity (Villanueva-Rivera et al. 2011), 0 to 10 kHz. */
    adi: v.array(v.nullable(v.number())),
    /** Bioacoustic index (Boelman et al. 2007), 2 to 8 kHz. */
    bi: v.array(v.nullable(v.number())),
    /** Normalised difference soundscape index (Kasten et al. 2012), -1 to 1. */
    ndsi: v.array(v.nullable(v.number())),
    /** Entropy (Sueur et al. 2008), 0 to 1. */
    h: v.array(v.nullable(v.number())),
  }),
});
export type Soundscape = Value<typeof Soundscape>;

/** Recordings without a soundscape that are measured in the background. */
export const SoundscapeFilling = v.strictObject({
  done: v.number(),
  /** Away, or not to be read: left for another time. */
  skipped: v.number(),
  /** That had none when it began. */
  total: v.number(),
});
export type SoundscapeFilling = Value<typeof SoundscapeFilling>;

/** null: nothing is under way. */
const FillingAnswer = v.strictObject({ filling: v.nullable(SoundscapeFilling) });

export const soundscapeEvents = {
  /** How far recordings without a soundscape are measured. */
  'soundscape.progress': FillingAnswer,
};

export const soundscapeRequests = {
  /** How far recordings without a soundscape are measured. */
  'soundscape.filling': request({}, FillingAnswer),
  /** Measures recordings that have none, in the background; an interrupted run goes on after the next start. */
  'soundscape.fill': request({}, FillingAnswer),
  /** Stops it; what is measured stays. */
  'soundscape.stop': request({}, FillingAnswer),
  /** Stations and days that have a soundscape. */
  'soundscape.days': request({}, SoundscapeDays),
  /** One day at one station; null: at no station. */
  'soundscape.read': request({ station: v.nullable(StationId), day: Day }, Soundscape),
};
