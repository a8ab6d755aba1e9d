import type { LocalMoment } from '#contract/recordings.ts';
import { halfDayTime, monthNamed, wordedDates } from './month-names.ts';
import { localMoment, offsetMinutes, utcMoment, type ClockParts } from './local-moment.ts';

/** Old AudioMoth firmware: exactly eight hex digits, Unix seconds. */
const hexPattern = /^[0-9A-F]{8}$/i;

/**
 * Ways to write a date and a time into a name, the surest first. A field of a date or a time never touches another digit.
 * All are linear: no part can match the same characters in two ways.
 */
const patterns: readonly RegExp[] = [
  // SoundTrap: serial number, dot, YYMMDDHHMMSS. Elsewhere twelve digits may begin with a day as well, and are no date.
  /(?<![\d.])\d{3,10}\.(?<yy>\d\d)(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)$/g,
  halfDayTime,
  // YYYYMMDD_HHMMSS and everything recorders put between, behind and instead: T, $, blanks, hyphens, dots, a fraction, an offset.
  /(?<!\d)(?<year>\d{4})(?<dash>[-_.]?)(?<month>\d\d)\k<dash>(?<day>\d\d)(?:[T$]|__?|--|[ .-]| at | [-_] )(?<hour>\d\d)[-:h_.]?(?<minute>\d\d)[-:m_.]?(?<second>\d\d)(?:[._](?<fraction>\d{3}|\d{6,9})(?!\d))?(?<zone>Z|[+-]\d\d(?::?\d\d)?(?!\d)|_[+-]\d{4}(?![\d.])|[-_ ]?UTC(?:[+-]\d{1,2}(?::?\d\d)?(?!\d))?)?(?!\d|[+-]\d)/g,
  // Phones: milliseconds right behind the seconds.
  /(?<!\d)(?<year>(?:19|20|21)\d\d)(?<month>\d\d)(?<day>\d\d)_(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?<fraction>\d{3})(?!\d)/g,
  // YYYY_MMDD_HHMMSS.
  /(?<!\d)(?<year>(?:19|20|21)\d\d)[-_](?<month>\d\d)(?<day>\d\d)[-_](?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?!\d)/g,
  // The same followed by a running number, which is no offset: ..._230419-2869.
  /(?<!\d)(?<year>\d{4})(?<dash>[-_.]?)(?<month>\d\d)\k<dash>(?<day>\d\d)[_T$ -](?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)-\d{3,}(?!\d)/g,
  // YYYYMMDDHHMMSS in one piece.
  /(?<!\d)(?<year>(?:19|20|21)\d\d)(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?!\d)/g,
  // BirdNET-Pi, with the stream's name before the time.
  /(?<!\d)(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)-birdnet-(?:RTSP_\d+-)?(?<hour>\d\d)[:_-](?<minute>\d\d)[:_-](?<second>\d\d)(?!\d)/g,
  // YYYY-MM-DD HH_MM, without seconds.
  /(?<!\d)(?<year>(?:19|20|21)\d\d)(?<dash>[-_.]?)(?<month>\d\d)\k<dash>(?<day>\d\d)(?:[T$]|__?|--|[ .-]| at | [-_] )(?<hour>\d\d)[-:h_.]?(?<minute>\d\d)(?![\d:]|[+-]\d)/g,
  // The day first: DD.MM.YYYY or DDMMYYYY, then the time.
  /(?<!\d)(?<day>\d\d)(?<dash>[-_.]?)(?<month>\d\d)\k<dash>(?<year>(?:19|20|21)\d\d)(?:[T$]|__?|--|[ .-]| at | [-_] )(?<hour>\d\d)[-:h_.]?(?<minute>\d\d)(?:[-:m_.]?(?<second>\d\d))?(?!\d)/g,
  ...wordedDates,
  // HHMM-DDMMYYYY.
  /(?<!\d)(?<hour>\d\d)(?<minute>\d\d)-(?<day>\d\d)(?<month>\d\d)(?<year>(?:19|20|21)\d\d)(?!\d)/g,
  // WISPR and others: YYMMDD_HHMMSS; then YYMMDD_HHMM.
  /(?<!\d)(?<yy>\d\d)(?<month>\d\d)(?<day>\d\d)[_T$ -](?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?!\d)/g,
  /(?<!\d)(?<yy>\d\d)(?<month>\d\d)(?<day>\d\d)[_T$ -](?<hour>\d\d)(?<minute>\d\d)(?!\d)/g,
];

/** The longest name of any file system; what is longer was not written by a recorder. */
const longestName = 512;

/** AudioMoth was first sold in 2017; a clock that was never set counts from 1970 on. Other eight hex digits are no time. */
function isRecorderSecond(unixSeconds: number): boolean {
  const year = new Date(unixSeconds * 1000).getUTCFullYear();
  return year === 1970 || (year >= 2010 && year < 2060);
}

function hexTime(stem: string): LocalMoment | null {
  // Eight decimal digits that begin like a year are a date, not hex.
  if (!hexPattern.test(stem) || /^(?:19|20)\d{6}$/.test(stem)) return null;
  const unixSeconds = Number.parseInt(stem, 16);
  return isRecorderSecond(unixSeconds) ? utcMoment(unixSeconds * 1000) : null;
}

/** Seconds, or milliseconds, since 1970 as a whole name, or behind a name of letters: `mic_1681886712.wav`. */
function unixTime(stem: string): LocalMoment | null {
  const found = /^(?:[A-Za-z][A-Za-z-]{0,30}[_-])?(?<seconds>\d{10})(?:[._]?(?<fraction>\d{3}))?$/.exec(stem)?.groups;
  if (found === undefined || !isRecorderSecond(Number(found['seconds']))) return null;
  return utcMoment(Number(found['seconds']) * 1000 + Number(found['fraction'] ?? 0));
}

/** @param half of the day, as an `a` or a `p`; absent: the hours run to 24 */
function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function clockParts(found: Readonly<Record<string, string | undefined>>): ClockParts {
  const number = (name: string, otherwise: number): number => Number(found[name] ?? otherwise);
  const month = found['name'] === undefined ? number('month', 0) : (monthNamed(found['name']) ?? 0);
  return {
    year: found['yy'] === undefined ? number('year', 0) : 2000 + number('yy', 0),
    month,
    day: number('day', 0),
    hour: hourOfDay(number('hour', 99), found['half']),
    minute: number('minute', 99),
    second: number('second', 0),
    millisecond: Number((found['fraction'] ?? '').padEnd(3, '0').slice(0, 3)),
  };
}

function fromGroups(found: Readonly<Record<string, string | undefined>>): LocalMoment | null {
  const zone = found['zone']?.replace(/^[-_ ](?=UTC)|_/, '');
  const offset = zone === undefined ? null : offsetMinutes(zone);
  if (zone !== undefined && offset === null) return null;
  // With two digits of a year, other numbers look like dates; no recorder that writes them is older or younger.
  const yy = found['yy'];
  if (yy !== undefined && (Number(yy) < 10 || Number(yy) > 49)) return null;
  return localMoment(clockParts(found), offset);
}

/**
 * The start time a recorder wrote into a file's name: AudioMoth, Song Meter (SM3's `0+1` and `$` too), Frontier Labs (with an offset, which wins; the
 * first of two times is the start), SMART with fractions, SoundTrap, WISPR, phones, Unix time as eight hex or ten decimal digits.
 * @param name with or without its ending
 * @returns null when the name holds no time; a wrong date is no time.
 */
export function fileNameTime(name: string): LocalMoment | null {
  if (name.length > longestName) return null;
  const stem = name.replace(/\.[^.]*$/, '');
  const hex = hexTime(stem);
  if (hex !== null) return hex;
  for (const pattern of patterns) {
    for (const { groups } of stem.matchAll(pattern)) {
      const moment = fromGroups(groups ?? {});
      if (moment !== null) return moment;
    }
  }
  return unixTime(stem);
}

/** As recorders write it, in full, and as nothing else is written. */
const fullTime =
  /(?<!\d)(?<year>(?:19|20)\d\d)(?<dash>[-_.]?)(?<month>\d\d)\k<dash>(?<day>\d\d)[_T$ -](?<hour>\d\d)[-:_]?(?<minute>\d\d)[-:_]?(?<second>\d\d)(?!\d)/;

/**
 * A date and a time written in full that do not exist, such as `20261345_250000`.
 * @returns as it stands in the name; null where the name holds none, or a real time as well
 */
export function impossibleNameTime(name: string): string | null {
  if (name.length > longestName || fileNameTime(name) !== null) return null;
  const found = fullTime.exec(name.replace(/\.[^.]*$/, ''));
  return found === null || localMoment(clockParts(found.groups ?? {}), null) !== null ? null : found[0];
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
