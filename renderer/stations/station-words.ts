import type { FolderClock } from '#contract/clock.ts';
import type { FolderId } from '#contract/ids.ts';
import type { Position, Station, StationDetails, StationLink } from '#contract/stations.ts';
import { t } from '../shared/i18n/t.ts';
import { countOf, decimalWords } from '../shared/words/numbers.ts';

/** A folder that can be chosen, written as its path. */
export type FolderChoice = { readonly folder: FolderId; readonly subfolder: string; readonly path: string };

const joined = (path: string, subfolder: string): string =>
  subfolder === '' ? path : `${path.replace(/[\\/]$/, '')}/${subfolder}`;

/** Every folder that recordings lie in, and every folder above it up to the watched one, by path. */
export function folderChoices(folders: readonly FolderClock[]): readonly FolderChoice[] {
  const choices = new Map<string, FolderChoice>();
  for (const { folder, path, subfolder } of folders) {
    const parts = subfolder === '' ? [] : subfolder.split('/');
    for (let depth = 0; depth <= parts.length; depth += 1) {
      const inside = parts.slice(0, depth).join('/');
      choices.set(`${folder} ${inside}`, { folder, subfolder: inside, path: joined(path, inside) });
    }
  }
  return [...choices.values()].sort((a, b) => a.path.localeCompare(b.path));
}

/** A link in words, e.g. `everything in /media/card/pond`. */
export function linkWords(link: StationLink, folders: readonly FolderChoice[]): string {
  const pathOf = (folder: FolderId, subfolder: string): string =>
    folders.find((choice) => choice.folder === folder && choice.subfolder === subfolder)?.path ??
    (subfolder === '' ? t('a folder') : subfolder);
  switch (link.kind) {
    case 'folder':
      return t('everything in {{folder}}', { folder: pathOf(link.folder, link.subfolder) });
    case 'pattern':
      return link.folder === null
        ? t('files like {{pattern}}', { pattern: link.pattern })
        : t('files like {{pattern}} in {{folder}}', { pattern: link.pattern, folder: pathOf(link.folder, '') });
    case 'recorder':
      return t('recorder {{id}}', { id: link.recorderId });
    case 'deployment':
      return t('deployment {{id}}', { id: link.deploymentId });
  }
}

export function positionWords(position: Position | null): string {
  if (position === null) return t('no position');
  const half = (value: number, halves: string): string =>
    `${decimalWords(Math.abs(value), 4)}° ${value < 0 ? (halves[1] ?? '') : (halves[0] ?? '')}`;
  return `${half(position.latitude, 'NS')}, ${half(position.longitude, 'EW')}`;
}

/** What a person has typed so far. */
export type StationDraft = {
  name: string;
  zone: string;
  latitude: string;
  longitude: string;
  habitat: string;
  /** Minutes as text; '' follows the zone. */
  clock: string;
  links: StationLink[];
};

export function draftOf(station: Station | null, zone: string): StationDraft {
  return {
    name: station?.name ?? '',
    zone: station?.zone ?? zone,
    latitude: station?.position ? String(station.position.latitude) : '',
    longitude: station?.position ? String(station.position.longitude) : '',
    habitat: station?.habitat ?? '',
    clock: typeof station?.clockMinutes === 'number' ? String(station.clockMinutes) : '',
    links: [...(station?.links ?? [])],
  };
}

/** The draft as the engine takes it, or a sentence about what is missing. */
export function detailsOf(draft: StationDraft): StationDetails | string {
  const [latitude, longitude] = [draft.latitude, draft.longitude].map((text) => text.trim().replace(',', '.'));
  const numbers = [Number(latitude), Number(longitude)] as const;
  const none = latitude === '' && longitude === '';
  if (draft.name.trim() === '') return t('Give the station a name.');
  if (draft.zone.trim() === '') return t('Choose the time zone the station lies in.');
  if (!none && (latitude === '' || longitude === '' || numbers.some((number) => Number.isNaN(number)))) {
    return t('A position is two numbers in degrees, such as 52.5163 and 13.3777; south and west are negative.');
  }
  return {
    name: draft.name.trim(),
    zone: draft.zone.trim(),
    habitat: draft.habitat.trim(),
    position: none ? null : { latitude: numbers[0], longitude: numbers[1] },
    clockMinutes: draft.clock === '' ? null : Number(draft.clock),
    links: draft.links.filter(isWhole),
  };
}

/** Whether a link says enough to be kept. */
export function isWhole(link: StationLink): boolean {
  switch (link.kind) {
    case 'folder':
      return true;
    case 'pattern':
      return link.pattern.trim() !== '';
    case 'recorder':
      return link.recorderId.trim() !== '';
    case 'deployment':
      return link.deploymentId.trim() !== '';
  }
}

/** Offsets from UTC that clocks on earth keep, every quarter that is in use. */
const offsetMinutes = [
  -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -120, -60, 0, 60, 120, 180, 210, 240, 270,
  300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 840,
];

export function clockOffsets(): readonly { readonly value: string; readonly label: string }[] {
  return [
    { value: '', label: t('follow the zone, with daylight saving') },
    ...offsetMinutes.map((minutes) => ({
      value: String(minutes),
      label: t('keep {{offset}} all year', { offset: offsetLabel(minutes) }),
    })),
  ];
}

function offsetLabel(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** `1 day 2:03:04 later` */
export function shiftWords(seconds: number): string {
  const whole = Math.abs(Math.round(seconds));
  if (whole === 0) return t('not moved');
  const two = (value: number): string => String(value).padStart(2, '0');
  const days = Math.floor(whole / 86_400);
  const clock = `${Math.floor((whole % 86_400) / 3600)}:${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  const amount = days === 0 ? clock : `${countOf(days, 'day')} ${clock}`;
  return seconds < 0 ? t('{{amount}} earlier', { amount }) : t('{{amount}} later', { amount });
}

/** Whether a text is a date and a time, `2026-05-20 21:15` with or without seconds; the engine knows which days there are. */
export function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/.test(text.trim());
}

/** `+2:00`, `-0:30:15`, `1d 6:00` as seconds; null for anything else. */
export function readShift(text: string): number | null {
  const found = /^([+\-−]?)\s*(?:(\d+)\s*d)?\s*(?:(\d+):(\d\d)(?::(\d\d))?)?$/.exec(text.trim());
  const [, sign, days, hours, minutes, seconds] = found ?? [];
  if (found === null || (days === undefined && hours === undefined)) return null;
  const count = (part: string | undefined): number => Number(part ?? 0);
  const total = count(days) * 86_400 + count(hours) * 3600 + count(minutes) * 60 + count(seconds);
  return sign === '' || sign === '+' ? total : -total;
}

/** Every zone this computer knows; an old browser may know none, then a person types it. */
export function zoneNames(): readonly string[] {
  return typeof Intl.supportedValuesOf === 'function' ? ['UTC', ...Intl.supportedValuesOf('timeZone')] : ['UTC'];
}

export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
