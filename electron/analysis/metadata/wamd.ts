import type { LocalMoment } from '#contract/recordings.ts';
import type { Position } from '#contract/stations.ts';
import { guanoMoment } from './guano.ts';
import { positionOf } from './position.ts';

/** What Wildlife Acoustics' own chunk `wamd` says; null where it does not. */
export type WamdNote = {
  readonly model: string | null;
  readonly serial: string | null;
  readonly start: LocalMoment | null;
  readonly position: Position | null;
};

/** Numbers of the entries, from the maker's description of the format: id, length, then so many bytes of text. */
const ids = { model: 1, serial: 2, start: 5, firstFix: 6 } as const;

function texts(bytes: Uint8Array<ArrayBuffer>): Map<number, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = new Map<number, string>();
  for (let at = 0; at + 6 <= bytes.length;) {
    const size = view.getUint32(at + 2, true);
    const content = bytes.subarray(at + 6, Math.min(bytes.length, at + 6 + size));
    found.set(view.getUint16(at, true), new TextDecoder('latin1').decode(content).replace(/\0.*$/s, '').trim());
    at += 6 + size;
  }
  return found;
}

/** `WGS84,45.40860,N,75.67790,W,120`: degrees without a sign, then the half of the earth. */
function fix(text: string | undefined): Position | null {
  const found = /^WGS84,\s*(\d+(?:\.\d+)?),([NS]),\s*(\d+(?:\.\d+)?),([EW])/i.exec(text ?? '');
  if (found === null) return null;
  const signed = (value: string | undefined, half: string | undefined): number =>
    /[SW]/i.test(half ?? '') ? -Number(value) : Number(value);
  return positionOf(signed(found[1], found[2]), signed(found[3], found[4]));
}

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/** The words of the chunk that should tell a time, although they may name none. */
export const wamdTime = (bytes: Uint8Array<ArrayBuffer>): string | undefined => texts(bytes).get(ids.start);

/** Reads a `wamd` chunk as far as it goes; bytes that are something else say nothing. */
export function wamdNote(bytes: Uint8Array<ArrayBuffer>): WamdNote {
  const found = texts(bytes);
  return {
    model: orNull(found.get(ids.model)),
    serial: orNull(found.get(ids.serial)),
    start: guanoMoment(found.get(ids.start) ?? ''),
    position: fix(found.get(ids.firstFix)),
  };
}
