import type { ClockChange, ClockRequests, FolderPlace } from './clock.ts';
import { badRequest, readArray, readFields, readId, readNumber, readOneOf, readText, type Fields } from './readers.ts';
import type { CorrectionId, FolderId } from './ids.ts';
import type { TimeSource } from './recordings.ts';
import { readSubfolder } from './station-checks.ts';

type ClockChecks = { readonly [K in keyof ClockRequests]: (raw: unknown) => ClockRequests[K]['ask'] };

/** All sources a time can be read from, in the order in which they are believed unless a person says otherwise. */
export const usualTimeOrder = [
  'guano',
  'audiomoth-comment',
  'wamd',
  'bext',
  'file-name',
  'folder-name',
  'modified-time',
] as const satisfies readonly TimeSource[];

/** Two centuries: more than any clock is wrong by. */
const longestShiftSeconds = 200 * 366 * 86_400;

function readPlace(raw: unknown): FolderPlace {
  const { folder, subfolder } = readFields(raw, 'place', ['folder', 'subfolder']);
  return { folder: readId<FolderId>(folder, 'folder'), subfolder: readSubfolder(subfolder, 'subfolder') };
}

function readChange(raw: unknown): ClockChange {
  const { kind, seconds, local } = readFields(raw, 'change', ['kind', 'seconds', 'local']);
  if (readOneOf(kind, 'kind', ['shift', 'first']) === 'shift') {
    return { kind: 'shift', seconds: readNumber(seconds, 'seconds', -longestShiftSeconds, longestShiftSeconds) };
  }
  return { kind: 'first', local: readLocal(local, 'local') };
}

/** A wall-clock time `YYYY-MM-DDTHH:MM[:SS]`; a blank may stand for the T. */
export function readLocal(raw: unknown, at: string): string {
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?$/.exec(readText(raw, at, 30).trim());
  const local = found === null ? null : `${found[1] ?? ''}T${found[2] ?? ''}${found[3] ?? ':00'}`;
  const ms = local === null ? Number.NaN : Date.parse(`${local}Z`);
  // The way back tells 31 February from 3 March.
  if (local === null || Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 19) !== local) {
    throw badRequest(`The field “${at}” must be a date and time like 2026-05-23 04:30:00.`);
  }
  return local;
}

function readOrder(raw: unknown): readonly TimeSource[] | null {
  if (raw === null) return null;
  const order = readArray(raw, 'order', (source) => readOneOf(source, 'order', usualTimeOrder));
  if (order.length === 0 || new Set(order).size !== order.length) {
    throw badRequest('An order of time sources names at least one of them, and each once.');
  }
  return order;
}

const read = (raw: unknown, names: readonly string[]): Fields => readFields(raw, 'ask', names);

const placeAndChange = (raw: unknown): { place: FolderPlace; change: ClockChange } => {
  const { place, change } = read(raw, ['place', 'change']);
  return { place: readPlace(place), change: readChange(change) };
};

/** Checks of what comes in about clocks. */
export const clockChecks = {
  'clock.read': (raw) => {
    read(raw, []);
    return {};
  },
  'clock.preview': placeAndChange,
  'clock.correct': placeAndChange,
  'clock.undo': (raw) => ({ correction: readId<CorrectionId>(read(raw, ['correction'])['correction'], 'correction') }),
  'clock.order': (raw) => {
    const { place, order } = read(raw, ['place', 'order']);
    return { place: readPlace(place), order: readOrder(order) };
  },
} satisfies ClockChecks;
