import {
  badRequest,
  readArray,
  readFields,
  readId,
  readNumber,
  readOneOf,
  readText,
  readWhole,
  type Fields,
} from './readers.ts';
import type { FolderId, StationId } from './ids.ts';
import type { Position, StationDetails, StationLink, StationRequests } from './stations.ts';

type StationChecks = { readonly [K in keyof StationRequests]: (raw: unknown) => StationRequests[K]['ask'] };

const linkKinds = ['folder', 'pattern', 'recorder', 'deployment'] as const;

/** A path inside a watched folder with forward slashes, that does not climb out of it. */
export function readSubfolder(raw: unknown, at: string): string {
  const path = readText(raw, at, 4096).replace(/^\/+|\/+$/g, '');
  if (path.split('/').some((part) => part === '..')) throw badRequest(`The field “${at}” must stay inside the folder.`);
  return path;
}

/** An IANA zone name that this computer knows. */
function readZone(raw: unknown, at: string): string {
  const name = readText(raw, at, 100, 1);
  try {
    if (/^[A-Za-z]/.test(name)) return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // Falls through to the sentence below: Intl's own words are for programmers.
  }
  throw badRequest(`There is no time zone “${name}”. Names look like Europe/Berlin or America/Lima.`);
}

function orNull<T>(raw: unknown, read: (raw: unknown) => T): T | null {
  return raw === null ? null : read(raw);
}

function readPosition(raw: unknown, at: string): Position {
  const fields = readFields(raw, at, ['latitude', 'longitude']);
  return {
    latitude: readNumber(fields['latitude'], 'latitude', -90, 90),
    longitude: readNumber(fields['longitude'], 'longitude', -180, 180),
  };
}

const folderOrNull = (raw: unknown): FolderId | null => orNull(raw, (given) => readId<FolderId>(given, 'folder'));

function readLink(raw: unknown, at: string): StationLink {
  const kind = readOneOf(readFields(raw, at, null)['kind'], 'kind', linkKinds);
  switch (kind) {
    case 'folder': {
      const fields = readFields(raw, at, ['kind', 'folder', 'subfolder']);
      const folder = readId<FolderId>(fields['folder'], 'folder');
      return { kind, folder, subfolder: readSubfolder(fields['subfolder'], 'subfolder') };
    }
    case 'pattern': {
      const fields = readFields(raw, at, ['kind', 'folder', 'pattern']);
      return { kind, folder: folderOrNull(fields['folder']), pattern: readPattern(fields['pattern']) };
    }
    case 'recorder':
      return { kind, recorderId: trimmed(readFields(raw, at, ['kind', 'recorderId'])['recorderId'], 'recorderId') };
    case 'deployment': {
      const fields = readFields(raw, at, ['kind', 'deploymentId']);
      return { kind, deploymentId: trimmed(fields['deploymentId'], 'deploymentId') };
    }
  }
}

function trimmed(raw: unknown, at: string): string {
  return readText(readText(raw, at, 200).trim(), at, 200, 1);
}

function readPattern(raw: unknown): string {
  const pattern = trimmed(raw, 'pattern').replace(/^\/+/, '');
  if (pattern === '') throw badRequest('A pattern looks like SITE/DATE/*.WAV.');
  return pattern;
}

function readDetails(raw: unknown): StationDetails {
  const names = ['name', 'position', 'zone', 'habitat', 'clockMinutes', 'links'];
  const { name, position, zone, habitat, clockMinutes, links } = readFields(raw, 'details', names);
  return {
    name: trimmed(name, 'name'),
    position: orNull(position, (given) => readPosition(given, 'position')),
    zone: readZone(zone, 'zone'),
    habitat: readText(habitat, 'habitat', 2000),
    clockMinutes: orNull(clockMinutes, (given) => readWhole(given, 'clockMinutes', -14 * 60, 14 * 60)),
    links: readArray(links, 'links', (link) => readLink(link, 'link')),
  };
}

const read = (raw: unknown, names: readonly string[]): Fields => readFields(raw, 'ask', names);

/** Checks of what comes in about stations. */
export const stationChecks = {
  'stations.read': (raw) => {
    read(raw, []);
    return {};
  },
  'station.write': (raw) => {
    const { station, details } = read(raw, ['station', 'details']);
    return { station: orNull(station, (given) => readId<StationId>(given, 'station')), details: readDetails(details) };
  },
  'station.remove': (raw) => ({ station: readId<StationId>(read(raw, ['station'])['station'], 'station') }),
  'station.preview': (raw) => {
    const { name, link } = read(raw, ['name', 'link']);
    return { name: readText(name, 'name', 200), link: readLink(link, 'link') };
  },
  'stations.sites': (raw) => {
    const { folder, pattern } = read(raw, ['folder', 'pattern']);
    return { folder: folderOrNull(folder), pattern: readPattern(pattern) };
  },
  'stations.make': (raw) => {
    const { folder, pattern, names, zone } = read(raw, ['folder', 'pattern', 'names', 'zone']);
    return {
      folder: folderOrNull(folder),
      pattern: readPattern(pattern),
      names: readArray(names, 'names', (name) => trimmed(name, 'names')),
      zone: readZone(zone, 'zone'),
    };
  },
} satisfies StationChecks;
