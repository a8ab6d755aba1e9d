import { readFilter } from './filter-check.ts';
import type { PictureRequests } from './pictures.ts';
import { optional } from './optional.ts';
import { readBoolean, readFields, readId, readNumber, readOneOf, readText, readWhole, type Fields } from './readers.ts';
import type { DetectionId, PictureId, RecordingId } from './ids.ts';

type PictureChecks = { readonly [K in keyof PictureRequests]: (raw: unknown) => PictureRequests[K]['ask'] };

const read = (raw: unknown, names: readonly string[]): Fields => readFields(raw, 'ask', names);

const picture = (raw: unknown): { picture: PictureId } => ({
  picture: readId<PictureId>(read(raw, ['picture'])['picture'], 'picture'),
});

const longestSeconds = 1e7;

/** Checks of what comes in about pictures, photographs, the gallery's groups and what else a recording holds. */
export const pictureChecks = {
  'picture.request': (raw) => {
    const fields = read(raw, ['detection', 'seed', 'guidanceScale']);
    const { detection, seed } = fields;
    return {
      detection: readId<DetectionId>(detection, 'detection'),
      seed: seed === null ? null : readWhole(seed, 'seed', 0, 0xffff_ffff),
      ...optional(fields, 'guidanceScale', (value, at) => (value === null ? null : readNumber(value, at, 0, 30))),
    };
  },
  'picture.keep': picture,
  'steps.paint': picture,
  'blend.paint': (raw) => {
    const { from, to, share } = read(raw, ['from', 'to', 'share']);
    return {
      from: readId<DetectionId>(from, 'from'),
      to: readId<DetectionId>(to, 'to'),
      share: readNumber(share, 'share', 0, 1),
    };
  },
  'photo.read': (raw) => {
    read(raw, []);
    return {};
  },
  'photo.set': (raw) => {
    const { species, path } = read(raw, ['species', 'path']);
    return { species: readText(species, 'species', 100, 1), path: readText(path, 'path', 4096, 1) };
  },
  'photo.remove': (raw) => ({ species: readText(read(raw, ['species'])['species'], 'species', 100, 1) }),
  'recording.heard': (raw) => {
    const { recording, fromSeconds, toSeconds } = read(raw, ['recording', 'fromSeconds', 'toSeconds']);
    return {
      recording: readId<RecordingId>(recording, 'recording'),
      fromSeconds: readNumber(fromSeconds, 'fromSeconds', 0, longestSeconds),
      toSeconds: readNumber(toSeconds, 'toSeconds', 0, longestSeconds),
    };
  },
  'gallery.groups': (raw) => {
    const { by, filter, picturesOnly } = read(raw, ['by', 'filter', 'picturesOnly']);
    return {
      by: readOneOf(by, 'by', ['species', 'day', 'station']),
      filter: readFilter(filter),
      picturesOnly: readBoolean(picturesOnly, 'picturesOnly'),
    };
  },
} satisfies PictureChecks;
