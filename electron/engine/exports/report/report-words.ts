import type { LocalMoment } from '#contract/recordings.ts';
import { isoText } from '#store/recordings/local-time.ts';

export const numberText = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });

/** `40 s`, `17 min`, `3.4 h`, `1,204 h`: minutes below two hours, so that a short survey does not read as none. */
export function lengthText(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 2 * 3600) return `${numberText(Math.round(seconds / 60))} min`;
  return `${numberText(seconds < 36_000 ? seconds / 3600 : Math.round(seconds / 3600))} h`;
}

/** `2026-05-01` and `04:30 −04:00`, the offset only where it is known. */
export function momentParts(moment: LocalMoment): { readonly day: string; readonly time: string } {
  const [day = '', rest = ''] = isoText(moment).split('T');
  const [, clock = '', offset = ''] = /^(\d\d:\d\d)[\d:.]*(.*)$/.exec(rest) ?? [];
  return { day, time: offset === '' ? clock : `${clock} ${offset.replace('-', '−')}` };
}

/** `4 5 6 21` -> `4–6, 21` */
export function hourRanges(hours: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const hour of hours) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === hour - 1) last[1] = hour;
    else ranges.push([hour, hour]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
