import type { LocalMoment } from '#contract/recordings.ts';
import type { Position } from '#contract/stations.ts';
import { localMoment, offsetMinutes, utcMoment } from './local-moment.ts';
import { positionOf } from './position.ts';

/** Old AudioMoth firmware: exactly eight hex digits, Unix seconds. */
const hexPattern = /^[0-9A-F]{8}$/i;
/** Date and time with the signs recorders put between and after them; neither may touch another digit, nor half an offset follow. */
const dateTimePattern =
  /(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?:[_T$ -])(\d\d)[-:h_]?(\d\d)[-:m_]?(\d\d)(?:[._](\d{3}|\d{6}))?(Z|[+-]\d\d(?::?\d\d)?)?(?!\d|[+-]\d)/;
/** `YYYYMMDDHHMMSS` in one piece. */
const joinedPattern = /(?<!\d)((?:19|20|21)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?!\d)/;
/** SoundTrap: serial number, dot, `YYMMDDHHMMSS`. Elsewhere six digits may be day, month and year as well, and are no date. */
const soundTrapPattern = /^\d{8,10}\.(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;
/** BirdNET-Pi: `2026-05-23-birdnet-04:30:00`, with the stream's name before the time. */
const birdnetPiPattern = /(?<!\d)(\d{4})-(\d\d)-(\d\d)-birdnet-(?:RTSP_\d+-)?(\d\d)[:_-](\d\d)[:_-](\d\d)(?!\d)/;

/** AudioMoth was first sold in 2017; a clock that was never set counts from 1970 on. Other eight hex digits are no time. */
function isRecorderSecond(unixSeconds: number): boolean {
  const year = new Date(unixSeconds * 1000).getUTCFullYear();
  return year === 1970 || (year >= 2010 && year < 2060);
}

function fromGroups(found: RegExpExecArray, century = 0): LocalMoment | null {
  const [year = 0, month = 0, day = 0, hour = 99, minute = 99, second = 99] = found.slice(1, 7).map(Number);
  const fraction = found[7];
  const zone = found[8];
  const millisecond = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  const offset = zone === undefined ? null : offsetMinutes(zone);
  if (zone !== undefined && offset === null) return null;
  return localMoment({ year: century + year, month, day, hour, minute, second, millisecond }, offset);
}

/**
 * The start time a recorder wrote into a file's name: AudioMoth, Song Meter (SM3's `0+1` and `$` too), Frontier Labs (with an offset, which wins; the
 * first of two times is the start), SMART with fractions, eight hex digits as Unix time. @param name with or without its ending
 * @returns null when the name holds no time; a wrong date is no time.
 */
export function fileNameTime(name: string): LocalMoment | null {
  const stem = name.replace(/\.[^.]*$/, '');
  if (hexPattern.test(stem)) {
    const unixSeconds = Number.parseInt(stem, 16);
    // Eight decimal digits are a date, not hex.
    if (!/^(?:19|20)\d{6}$/.test(stem) && isRecorderSecond(unixSeconds)) return utcMoment(unixSeconds * 1000);
  }
  const soundTrap = soundTrapPattern.exec(stem);
  if (soundTrap !== null) return fromGroups(soundTrap, 2000);
  const found = dateTimePattern.exec(stem) ?? joinedPattern.exec(stem) ?? birdnetPiPattern.exec(stem);
  return found === null ? null : fromGroups(found);
}

/**
 * `HHMMSS` inside a folder `YYYYMMDD`, as AudioMoth's daily folders hold it: with a device or deployment before it, with `T`
 * for a triggered file, milliseconds or `_SYNC` behind it.
 */
export function folderTime(folderName: string, fileName: string): LocalMoment | null {
  const date = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(folderName);
  const time = /^(?:[A-Za-z0-9-]+_)?(\d\d)(\d\d)(\d\d)(?:_(\d{3}))?T?(?:_SYNC)?\.[^.]+$/i.exec(fileName);
  if (date === null || time === null) return null;
  const [year = 0, month = 0, day = 0] = date.slice(1).map(Number);
  const [hour = 99, minute = 99, second = 99] = time.slice(1, 4).map(Number);
  return localMoment({ year, month, day, hour, minute, second, millisecond: Number(time[4] ?? 0) }, null);
}

/** `[-39.5336 131.2711]`, `_-39.5336 131.2711_`, or ISO 6709 with both signs written: `_-18.2656+144.5564`. */
const positionPatterns = [
  /[[_](-?\d{1,2}(?:\.\d+)?) (-?\d{1,3}(?:\.\d+)?)[\]_]/,
  /_([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)(?![\d:])/,
];

/** The position that Frontier Labs' and some other recorders write into a file's name; null where there is none. */
export function fileNamePosition(name: string): Position | null {
  const found = positionPatterns.map((pattern) => pattern.exec(name)).find((match) => match !== null);
  return found === undefined ? null : positionOf(Number(found[1]), Number(found[2]));
}
